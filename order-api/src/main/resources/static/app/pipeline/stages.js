import { html, nothing } from 'lit';
import { rules } from '../commands/rules.js';
import { count, moment, short } from '../core/format.js';
import { mayWrite } from '../core/session.js';
import { awaitsStock } from '../order-detail/awaits-stock.js';
import { chosen } from '../order-detail/chosen.js';

/** The last command that this window has sent; undefined before. */
export function commandStage(last) {
  return html`
    <div class="stage command">
      <h3>Command</h3>
      <p>
        ${last
          ? html`<b>${last.name}</b>
              <small class="quiet">${moment(last.at)}${last.orderId ? `, ${short(last.orderId)}` : nothing}</small>`
          : html`<span class="quiet">${mayWrite() ? 'None sent from this window yet' : 'This account may not send any'}</span>`}
      </p>
    </div>
  `;
}

/** What the order has decided about it. */
export function orderStage(last) {
  const answer = last?.answer;
  const isAccepted = answer?.status >= 200 && answer?.status < 300;
  return html`
    <div class="stage order ${answer ? (isAccepted ? 'accepted' : 'refused') : ''}">
      <h3>The order decides</h3>
      <p class="decision">${verdict(last, answer, isAccepted)}</p>
    </div>
  `;
}

/** Of an order that is still chosen: others are not followed. */
function awaiting(orderId) {
  const { id, state } = chosen.value;
  return id === orderId && state !== null ? awaitsStock(state) : nothing;
}

function verdict(last, answer, isAccepted) {
  if (!last) {
    return html`<span class="quiet">by its own events alone</span>`;
  }
  if (!answer) {
    return html`<span class="busy">deciding…</span>`;
  }
  const { status, body } = answer;
  if (isAccepted) {
    return html`<b class="good">✓ accepted</b> <small class="quiet">version ${count(body.version)}</small> ${awaiting(body.orderId)}`;
  }
  const reason = body?.reason ?? body?.type?.split('/').at(-1) ?? body?.title ?? status;
  return html`<b class="bad">✗ ${reason}</b> <small>${rules[body?.reason] ?? body?.detail ?? nothing}</small>`;
}
