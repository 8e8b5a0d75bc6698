import { html, nothing } from 'lit';

/** Documents that a comment names, such as docs/decisions/0015-snapshots.md. */
const DOCUMENT = /\b(docs\/[\w/-]+\.md)\b/;

const COMMENT = /^\s*(\/\/|\/?\*|--|#)/;

/** A source with the numbers of its lines. `anchor` names lines to point out: `L30` or `L30-L34`. */
export function code(text, anchor) {
  const [first, last = first] = [...anchor.matchAll(/L(\d+)/g)].map(([, number]) => Number(number));
  return html`
    <pre class="code" tabindex="0">${text
      .trimEnd()
      .split('\n')
      .map((line, i) => row(line, i + 1 >= first && i + 1 <= last, i + 1 === first))}</pre>
  `;
}

/** The style sheet counts the lines, so that their numbers are not copied with the text. */
const row = (line, isMeant, isFirst) => html`<span
  class="line ${isMeant ? 'meant' : ''} ${COMMENT.test(line) ? 'quiet' : ''}"
  id=${isFirst ? 'meant' : nothing}
>${line.split(DOCUMENT).map((part, i) => (i % 2 === 1 ? html`<a href="/source/${part}">${part}</a>` : part))}
</span>`;
