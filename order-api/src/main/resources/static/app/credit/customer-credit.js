import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { money } from '../core/format.js';
import { latestOnly } from '../core/latest-only.js';
import { Panel } from '../core/panel.js';
import { orders } from '../order-list/orders.js';

/** How much of a limit is open, of the customer whose orders are listed; nothing without a limit. It is asked for again when the list changes. */
class CustomerCredit extends Panel {
  #customerId = '';
  #credit = null;

  #load = latestOnly(async (customerId) => {
    const { ok, body } = await get(`/api/customers/${encodeURIComponent(customerId)}/credit`);
    if (customerId === orders.value.filter.customerId) {
      this.#customerId = customerId;
      this.#credit = ok && body.limit !== null ? body : null;
      this.requestUpdate();
    }
  });

  #listed = '';

  get watched() {
    return [orders];
  }

  willUpdate() {
    const { stage, items, filter } = orders.value;
    const listed = filter.customerId + items.map(({ orderId, version }) => `${orderId} ${version}`).join();
    if (stage === 'shown' && filter.customerId && listed !== this.#listed) {
      this.#listed = listed;
      this.#load(filter.customerId);
    }
  }

  render() {
    if (this.#credit === null || this.#customerId !== orders.value.filter.customerId) {
      return nothing;
    }
    const { limit, open } = this.#credit;
    return html`<span class="quiet" title="What is placed or confirmed, of the customer's credit limit">
      ${money(open)} of ${money(limit)} open
    </span>`;
  }
}

customElements.define('customer-credit', CustomerCredit);
