import { html, nothing } from 'lit';
import { sourceOf } from '../core/source.js';
import { addressOf, isServed } from './address.js';
import { markdown } from './markdown.js';

/** What is in a folder, after the text that explains it, if it has one. `names` are those of its files, and of folders with a slash. */
export async function folder(path, names) {
  return html`
    ${await explanation(path, names)}
    <ul class="files">${names.map((name) => html`<li>${entry(addressOf(`${path}/${name}`), name)}</li>`)}</ul>
  `;
}

const entry = (address, name) => (isServed(address) ? html`<a href=${address}>${name}</a>` : name);

async function explanation(path, names) {
  const [name] = ['README.md', 'package-info.java'].filter((one) => names.includes(one));
  const text = name && (await sourceOf(`${path}/${name}`));
  if (!text) {
    return nothing;
  }
  return name === 'README.md' ? markdown(text, `${path}/${name}`) : commentOf(text);
}

/** The comment on a package, without the marks that tools want. */
function commentOf(source) {
  const [, comment = ''] = /\/\*\*(.*?)\*\//s.exec(source) ?? [];
  return comment
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\{@\w+ ([^}]*)\}/g, '$1')
    .split('<p>')
    .map((paragraph) => html`<p>${paragraph}</p>`);
}
