import { html, nothing } from 'lit';
import { count, money } from '../core/format.js';
import { isSame, pairs } from './differences.js';

/** An old state of an order, with the changes of its last event marked; `before` is null for the first event. */
export const stateWithChanges = (before, state) => html`
  <dl class="facts">
    ${fact('Status', before?.status, state.status, (status) => html`<span class="badge ${status}">${status}</span>`)}
    ${fact('Total', before?.total, state.total, money)}
    ${fact('Customer', before?.customerId, state.customerId)}
    ${fact('Carrier', before?.carrier, state.carrier, undefined, before)}
    ${fact('Tracking', before?.trackingNumber, state.trackingNumber, undefined, before)}
    ${fact('Reason', before?.cancellationReason, state.cancellationReason, undefined, before)}
  </dl>
  <table class="lines">
    <thead>
      <tr>
        <th scope="col">Line</th>
        <th scope="col" class="number">Quantity</th>
        <th scope="col" class="number">Unit price</th>
      </tr>
    </thead>
    <tbody>
      ${pairs(before, state).map((pair) => lineRow(before, pair))}
    </tbody>
  </table>
`;

function fact(name, before, now, show = (value) => value, isNew = false) {
  if (now === undefined) {
    return nothing;
  }
  const isReplaced = before !== undefined && !isSame(before, now);
  const isAdded = before === undefined && isNew;
  return html`
    <div>
      <dt>${name}</dt>
      <dd>
        ${isReplaced ? html`<del>${show(before)}</del> <span aria-hidden="true">→</span>` : nothing}
        ${isReplaced || isAdded ? html`<ins>${show(now)}</ins>` : show(now)}
      </dd>
    </div>
  `;
}

function lineRow(beginning, { sku, before, after }) {
  const change = after === null ? 'removed' : beginning && before === null ? 'added' : '';
  const { quantity, unitPrice } = after ?? before;
  return html`
    <tr class=${change} data-sku=${sku}>
      <th scope="row">${sku} ${change ? html`<small>${change}</small>` : nothing}</th>
      <td class="number">${count(quantity)}</td>
      <td class="number">${money(unitPrice)}</td>
    </tr>
  `;
}
