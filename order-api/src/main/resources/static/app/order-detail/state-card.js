import { html, nothing } from 'lit';
import { count, fullMoment, money } from '../core/format.js';
import { isSame } from './differences.js';

/**
 * A state of an order.
 *
 * @param other the state before or after it, null if there is none
 * @param change what is marked: what is `removed` from this state to the other, or what is `added` from the other to this one
 */
export const stateCard = (state, other, change) => html`
  <dl class="facts">
    ${facts.map(([name, property, show]) => fact(name, state[property], other?.[property], show, other && change))}
  </dl>
  <table class="lines">
    <thead class="spoken">
      <tr><th scope="col">Line</th><th scope="col">Quantity and unit price</th></tr>
    </thead>
    <tbody>
      ${state.lines.map((line) => lineRow(line, other?.lines ?? state.lines, change))}
    </tbody>
  </table>
`;

const badge = (status) => html`<span class="badge ${status}">${status}</span>`;

/** What an order has besides its lines: the caption, the property, and how it is shown. */
export const facts = [
  ['Status', 'status', badge],
  ['Stock', 'awaitingStock', () => 'awaited'],
  ['Total', 'total', money],
  ['Customer', 'customerId', String],
  ['Carrier', 'carrier', String],
  ['Tracking', 'trackingNumber', String],
  ['Reason', 'cancellationReason', String],
  ['Recipient', 'recipient', address],
  ['Recipient', 'erasedAt', (at) => html`<em>erased on ${fullMoment(at)}</em>`],
];

/** A recipient is null once it is erased. */
export const isAbsent = (value) => value === undefined || value === null;

function address({ name, email, street, city, postalCode, country }) {
  return html`${name}, ${street}, ${postalCode} ${city}, ${country}${email ? html`, ${email}` : nothing}`;
}

function fact(name, value, other, show, change) {
  if (isAbsent(value)) {
    return nothing;
  }
  const marked = change && !isSame(value, other) ? change : null;
  return html`<div><dt>${name}</dt><dd>${mark(marked, show(value))}</dd></div>`;
}

const mark = (change, content) =>
  change === 'removed' ? html`<del>${content}</del>` : change === 'added' ? html`<ins>${content}</ins>` : content;

function lineRow(line, others, change) {
  const isMarked = !others.some((other) => isSame(other, line));
  return html`
    <tr class=${isMarked ? change : ''} data-sku=${line.sku}>
      <th scope="row">${line.sku} ${isMarked ? html`<small>${change}</small>` : nothing}</th>
      <td class="number">${count(line.quantity)} × ${money(line.unitPrice)}</td>
    </tr>
  `;
}
