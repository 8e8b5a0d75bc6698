import { html, nothing, svg } from 'lit';
import { duration } from '../core/format.js';
import { eventOf, followers } from './followers.js';

/** Of a hundred: what takes no time can still be seen. */
const LEAST = 0.7;

/** What a command has led to, and how many milliseconds after it was sent. All of it is measured in this window. */
export function waterfall({ correlationId, sentAt, answer }) {
  if (answer === null) {
    return nothing;
  }
  const { took, status } = answer;
  const isAccepted = status >= 200 && status < 300;
  const rows = [{ name: isAccepted ? 'decided, committed' : 'refused', from: 0, to: took }];
  if (isAccepted) {
    const since = (at) => (at === null || at === undefined ? null : Math.max(0, at - sentAt));
    rows.push({ name: 'event seen', from: took, to: since(eventOf(correlationId)?.seenAt) });
    rows.push(...followers(correlationId).map(({ name, at, isAtMost }) => ({ name, from: took, to: since(at), isAtMost })));
  }
  const longest = Math.max(...rows.map(({ to }) => to ?? 0));
  return html`
    <table class="waterfall">
      <caption class="quiet">
        Measured in this window, from sending on, so the network and the browser are part of it. ≤: the window asks from time to time,
        and the event was there at the latest then.
      </caption>
      <tbody>${rows.map((row) => bar(row, 100 / longest))}</tbody>
    </table>
  `;
}

function bar({ name, from, to, isAtMost }, scale) {
  const start = Math.min(from, to ?? 0) * scale;
  return html`
    <tr>
      <th scope="row">${name}</th>
      <td>
        ${to === null
          ? nothing
          : html`<svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
              ${svg`<rect x=${start} width=${Math.max(LEAST, to * scale - start)} height="1" />`}
            </svg>`}
      </td>
      <td class="number">${to === null ? '…' : html`${isAtMost ? '≤ ' : nothing}${duration(to)}`}</td>
    </tr>
  `;
}
