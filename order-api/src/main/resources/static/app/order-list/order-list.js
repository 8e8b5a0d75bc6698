import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { keyed } from 'lit/directives/keyed.js';
import { repeat } from 'lit/directives/repeat.js';
import { behind, freshness } from '../core/behind.js';
import { failure } from '../core/failure.js';
import { count, counted, fullMoment, moment, money, short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { ORDER_ID } from '../core/order-id.js';
import { Panel } from '../core/panel.js';
import { goTo, place } from '../core/place.js';
import { keepOneStop, rove } from '../core/roving.js';
import { awaitsStock } from '../order-detail/awaits-stock.js';
import { load, orders, select, showOlder } from './orders.js';

const STATES = ['PLACED', 'CONFIRMED', 'SHIPPED', 'DELIVERED', 'CANCELLED'];

const CUSTOMER = /^[A-Za-z0-9._-]{0,64}$/;

/** The filter waits until the person has stopped typing. */
const TYPING_MILLIS = 300;

class OrderList extends Panel {
  #typing = null;
  #isNoCustomer = false;

  get watched() {
    return [orders, behind, place];
  }

  render() {
    return html`${this.#filters()} ${this.#state()} ${this.#rows()}`;
  }

  #filters() {
    const { filter } = orders.value;
    return html`
      <div class="filters">
        <select aria-label="State" autocomplete="off"
          @change=${({ target }) => select({ ...orders.value.filter, status: target.value })}>
          <option value="">All states</option>
          ${STATES.map((status) => html`<option ?selected=${status === filter.status}>${status}</option>`)}
        </select>
        <input type="search" aria-label="Customer, or the id of an order" placeholder="Customer or id" maxlength="64" autocomplete="off"
          .value=${filter.customerId} aria-invalid=${this.#isNoCustomer ? 'true' : nothing} @input=${this.#type}>
      </div>
    `;
  }

  /** One line that is always there, so that nothing moves when the list falls behind. */
  #state() {
    const { stage, items, hasOlder } = orders.value;
    const number = hasOlder ? `${count(items.length)} newest` : counted(items.length, 'order');
    const { level, words } = freshness();
    return html`
      <p class="state">
        <span class="quiet">${stage === 'shown' ? number : nothing}</span>
        <customer-credit></customer-credit>
        ${level === 'quiet'
          ? html`<span class="quiet">${words}</span>`
          : html`<strong class=${level} title=${words}>${words}</strong>`}
      </p>
    `;
  }

  #rows() {
    const { stage, items, hasOlder, filter, problem } = orders.value;
    if (this.#isNoCustomer) {
      return html`<p class="empty">A customer is named by letters, digits, dots, dashes and underscores.</p>`;
    }
    if (stage === 'failed') {
      return failure(problem, () => this.#tryAgain());
    }
    if (items.length === 0) {
      return stage === 'loading'
        ? html`<p class="empty late">Loading…</p>`
        : html`<p class="empty">${nobody(filter)}</p>`;
    }
    return html`
      <div class="scrolls">
        <ul class="orders" @keydown=${(event) => rove(event, 'button', ['ArrowUp', 'ArrowDown'])}>
          ${repeat(items, ({ orderId }) => orderId, row)}
        </ul>
        ${hasOlder ? this.#older() : nothing}
      </div>
    `;
  }

  updated() {
    keepOneStop(this.querySelector('.orders'), 'button', '[aria-current]');
  }

  #older() {
    const { problem } = orders.value;
    const show = () => this.#showOlder();
    return html`
      <button type="button" class="outline small older" @click=${show}>Show older</button>
      <p class="bad" role="status">${problem ? `${problem.title}.` : nothing}</p>
    `;
  }

  async #showOlder() {
    await showOlder();
    moveFocus(this, '.orders li:last-child button');
  }

  async #tryAgain() {
    await load();
    moveFocus(this, 'select');
  }

  #type({ target }) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      const customerId = target.value.trim();
      if (ORDER_ID.test(customerId)) { // no less a customer's name, but nobody has one like that
        target.value = orders.value.filter.customerId;
        this.#isNoCustomer = false;
        this.requestUpdate();
        goTo(customerId.toLowerCase());
        return;
      }
      this.#isNoCustomer = !CUSTOMER.test(customerId);
      if (!this.#isNoCustomer) {
        select({ ...orders.value.filter, customerId });
      }
      this.requestUpdate();
    }, TYPING_MILLIS);
  }
}

function nobody({ status, customerId }) {
  if (!status && !customerId) {
    return 'No order was placed yet. Place the first one.';
  }
  return customerId ? `${customerId} has no order${status ? ` that is ${status}` : ''}.` : `No order is ${status}.`;
}

/** Most rows do not change when others arrive, and formatting numbers and times is slow. */
function row(item) {
  const isChosen = place.value.order?.toLowerCase() === item.orderId;
  return guard([item, isChosen], () => drawn(item, isChosen));
}

function drawn(item, isChosen) {
  const { orderId, customerId, status, version, total, updatedAt, isNew } = item;
  return html`
    <li data-order=${orderId}>
      ${isNew ? keyed(version, html`<i class="arrives" aria-hidden="true"></i>`) : nothing}
      <button type="button" class="plain" aria-current=${isChosen ? 'true' : nothing} @click=${() => goTo(orderId)}>
        <code>${short(orderId)}</code>
        <span class="badge ${status}">${status}</span> ${awaitsStock(item)}
        <span class="number">${money(total)}</span>
        <i class="next" aria-hidden="true"></i>
        <span class="customer quiet">${customerId}</span>
        <span class="number quiet">
          <span class="spoken">version</span>
          <span aria-hidden="true">v</span>${count(version)} <span aria-hidden="true">·</span>
          <time datetime=${updatedAt} title=${fullMoment(updatedAt)}>${moment(updatedAt)}</time>
        </span>
      </button>
    </li>
  `;
}

customElements.define('order-list', OrderList);
