import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { money } from '../core/format.js';
import { connection, log } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { Signal } from '../core/signal.js';
import { poller } from '../operations/poller.js';
import { orders } from '../order-list/orders.js';

/** The `limit` of the customer `customerId`, and how much is `open`. Null without a limit, and while it is not known. */
const credit = new Signal(null);

/** Each answer reads the events of the customer's open orders. */
const PERIOD_MILLIS = 5_000;

/** Whether something has happened since the last answer. Any event may be of an order of the customer that is not listed. */
let isOld = true;
let listed = '';

const customer = () => orders.value.filter.customerId;
const isWanted = () => connection.value === 'live' && orders.value.stage === 'shown' && customer() !== '';

const refresh = poller(PERIOD_MILLIS, isWanted, async () => {
  if (!isOld) {
    return;
  }
  isOld = false;
  const customerId = customer();
  const { ok, body } = await get(`/api/customers/${encodeURIComponent(customerId)}/credit`);
  isOld ||= !ok;
  credit.value = ok && body.limit !== null ? { customerId, ...body } : null;
});

function askAgain() {
  isOld = true;
  refresh();
}

orders.watch(({ stage, items, filter }) => {
  const now = stage + filter.customerId + items.map(({ orderId, version }) => `${orderId} ${version}`).join();
  if (now !== listed) {
    listed = now;
    askAgain();
  }
});
connection.watch(askAgain);
log.watch(() => {
  isOld = true;
});

/** How much of a limit is used, of the customer whose orders are listed; nothing without a limit, or while nobody knows what is true now. */
class CustomerCredit extends Panel {
  get watched() {
    return [connection, credit, orders];
  }

  render() {
    if (connection.value !== 'live' || credit.value?.customerId !== customer() || customer() === '') {
      return nothing;
    }
    const { limit, open } = credit.value;
    return html`<span class="quiet" title="What is placed or confirmed, of the customer's credit limit">
      ${money(open)} of ${money(limit)} used
    </span>`;
  }
}

customElements.define('customer-credit', CustomerCredit);
