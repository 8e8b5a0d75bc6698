import { html, nothing } from 'lit';
import { count, money } from '../core/format.js';
import { isSame, pairs } from './differences.js';
import { facts, isAbsent } from './state-card.js';

/** What has changed from one state of an order to a later one. */
export const changesOfState = (earlier, later) => html`
  <dl class="facts">
    ${facts.map(([name, property, show]) => fact(name, earlier[property], later[property], show))}
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
      ${pairs(earlier, later).map(lineRow)}
    </tbody>
  </table>
`;

function fact(name, before, now, show) {
  if (isAbsent(before) && isAbsent(now)) {
    return nothing;
  }
  const isReplaced = !isSame(before, now);
  const arrow = before !== undefined && now !== undefined ? html` <span aria-hidden="true">→</span> ` : nothing;
  return html`
    <div>
      <dt>${name}</dt>
      <dd>
        ${isReplaced && before !== undefined ? html`<del>${show(before)}</del>${arrow}` : nothing}
        ${isReplaced ? (now === undefined ? nothing : html`<ins>${show(now)}</ins>`) : show(now)}
      </dd>
    </div>
  `;
}

function lineRow({ sku, before, after }) {
  const change = after === null ? 'removed' : before === null ? 'added' : '';
  const { quantity, unitPrice } = after ?? before;
  return html`
    <tr class=${change} data-sku=${sku}>
      <th scope="row">${sku} ${change ? html`<small>${change}</small>` : nothing}</th>
      <td class="number">${count(quantity)}</td>
      <td class="number">${money(unitPrice)}</td>
    </tr>
  `;
}
