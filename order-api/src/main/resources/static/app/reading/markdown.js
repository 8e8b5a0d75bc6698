import { html, nothing } from 'lit';
import { lexer } from 'marked';
import { isServed, resolve } from './address.js';
import { diagram } from './diagram.js';

/**
 * A document as templates. The library takes the text apart, and what it finds is put together here, as elements and text. No HTML of
 * a document ever gets into the page, so there is nothing to sanitise.
 *
 * @param path where the document is, since links in it are relative
 */
export function markdown(text, path) {
  return blocks(lexer(text), path);
}

/** The identifier of a heading, as GitHub makes it. Links in documents lead to it. */
export const slug = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const blocks = (tokens, path) => tokens.map((token) => (BLOCKS[token.type] ?? inline)(token, path));

const BLOCKS = {
  space: () => nothing,
  hr: () => html`<hr>`,
  heading: ({ depth, text, tokens }, path) => heading(depth, slug(text.replaceAll('`', '')), spans(tokens, path)),
  paragraph: ({ tokens }, path) => html`<p>${spans(tokens, path)}</p>`,
  blockquote: ({ tokens }, path) => html`<blockquote>${blocks(tokens, path)}</blockquote>`,
  code: ({ text, lang }) => (lang === 'mermaid' ? diagram(text) : html`<pre tabindex="0"><code>${text}</code></pre>`),
  list: ({ ordered, start, items }, path) => {
    const entries = items.map(({ tokens }) => html`<li>${blocks(tokens, path)}</li>`);
    return ordered ? html`<ol start=${start}>${entries}</ol>` : html`<ul>${entries}</ul>`;
  },
  table: ({ header, rows }, path) => html`
    <div class="table" tabindex="0">
      <table>
        <thead>
          <tr>${header.map(({ tokens }) => head(tokens, path))}</tr>
        </thead>
        <tbody>
          ${rows.map((row) => html`<tr>${row.map(({ tokens }) => html`<td>${spans(tokens, path)}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  `,
};

/** A column without a name has no header. */
const head = (tokens, path) =>
  tokens.length > 0 ? html`<th scope="col">${spans(tokens, path)}</th>` : html`<td></td>`;

const spans = (tokens, path) => tokens.map((token) => inline(token, path));

/** A token of an unknown kind, such as HTML, is shown as it was written. */
function inline(token, path) {
  return SPANS[token.type]?.(token, path) ?? token.raw;
}

const SPANS = {
  text: ({ text, tokens }, path) => (tokens ? spans(tokens, path) : unescaped(text)),
  escape: ({ text }) => unescaped(text),
  strong: ({ tokens }, path) => html`<strong>${spans(tokens, path)}</strong>`,
  em: ({ tokens }, path) => html`<em>${spans(tokens, path)}</em>`,
  del: ({ tokens }, path) => html`<del>${spans(tokens, path)}</del>`,
  codespan: ({ text }) => html`<code>${unescaped(text)}</code>`,
  br: () => html`<br>`,
  link: ({ href, tokens }, path) => link(resolve(href, path), spans(tokens, path)),
  image: ({ href, text }, path) => html`<img src=${resolve(href, path)} alt=${text} loading="lazy">`,
};

/** Another site opens in a tab of its own. An address that is none of a file or a site, such as a script, leads nowhere. */
function link(address, content) {
  if (address.startsWith('/')) {
    return isServed(address) ? html`<a href=${address}>${content}</a>` : content;
  }
  return /^https?:/.test(address)
    ? html`<a href=${address} target="_blank" rel="noopener noreferrer">${content}</a>`
    : content;
}

/** The panel's own title is a heading of the second level. */
function heading(depth, id, content) {
  switch (depth) {
    case 1:
      return html`<h3 id=${id}>${content}</h3>`;
    case 2:
      return html`<h4 id=${id}>${content}</h4>`;
    case 3:
      return html`<h5 id=${id}>${content}</h5>`;
    default:
      return html`<h6 id=${id}>${content}</h6>`;
  }
}

const ENTITIES = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };

const unescaped = (text) => text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]);
