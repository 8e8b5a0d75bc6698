import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { failure } from '../core/failure.js';
import { count, day as dayOf, money } from '../core/format.js';
import { connection, log } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { chosen } from '../order-detail/chosen.js';
import { latestOnly } from '../core/latest-only.js';
import { bars } from './bars.js';
import { byDay, firstDay, SERIES, sum } from './days.js';
import { daysTable } from './days-table.js';
import { loading, sentence } from './notes.js';

/** A busy log must not make the browser ask for sums all the time. */
const PAUSE_MILLIS = 3_000;

/** Two read models that are sums: by day, and for the customer of the chosen order. */
class OrderStatistics extends Panel {
  static properties = { items: { state: true }, customer: { state: true }, problem: { state: true } };

  #ends = [];
  #timer = null;

  /** One request at a time, so that no answer about an earlier customer comes last. */
  #load = latestOnly(() => this.#ask());

  constructor() {
    super();
    this.items = null;
    this.customer = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ends = [
      log.watch(() => this.#soon()),
      connection.watch(() => this.#soon()),
      chosen.watch(() => this.#choose()),
    ];
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.forEach((end) => end());
    clearTimeout(this.#timer);
  }

  render() {
    if (this.problem) {
      return failure(this.problem, () => this.#load());
    }
    if (this.items === null) {
      return loading('the statistics');
    }
    const days = byDay(this.items);
    return html`
      <div class="statistics">
        ${this.#orders(days)} ${this.#revenue(days)} ${this.#customer()}
      </div>
      <details>
        <summary>As a table</summary>
        ${daysTable(days)}
      </details>
    `;
  }

  #orders(days) {
    const total = (name) => days.reduce((sum, day) => sum + day[name], 0);
    return html`
      <figure class="orders">
        <figcaption>
          <h3>Orders by day</h3>
          <ul class="key">
            ${SERIES.map(
              (name) => html`<li><span class="swatch ${name}"></span>${name} <b>${count(total(name))}</b></li>`,
            )}
          </ul>
        </figcaption>
        <div class="plot">${bars(days.map((day) => SERIES.map((name) => day[name])), SERIES)}</div>
        ${ends(days)}
      </figure>
    `;
  }

  #revenue(days) {
    const earned = days.flatMap(({ revenue }) => Object.entries(revenue).filter(([, amount]) => Number(amount) > 0));
    const currencies = [...new Set(earned.map(([currency]) => currency))].sort();
    return html`
      <figure class="revenues">
        <figcaption><h3>Revenue of shipped orders by day</h3></figcaption>
        ${currencies.length === 0 ? html`<p class="empty">Nothing has been shipped in these days.</p>` : nothing}
        <ul>
          ${currencies.map((currency) => {
            const amounts = days.map(({ revenue }) => revenue[currency] ?? null);
            return html`
              <li>
                <div class="plot">${bars(amounts.map((amount) => [Number(amount)]), ['shipped'])}</div>
                <b>${money({ currency, amount: sum(amounts.filter((amount) => amount !== null)) })}</b>
              </li>
            `;
          })}
        </ul>
      </figure>
    `;
  }

  #customer() {
    if (this.customer === null) {
      return html`
        <section class="customer">
          <h3>Customer</h3>
          <p class="quiet">Choose an order to see the orders of its customer.</p>
        </section>
      `;
    }
    const { customerId, problem, ordersByStatus, value } = this.customer;
    if (problem) {
      return html`
        <section class="customer">
          <h3>Customer ${customerId}</h3>
          <p class="bad">${sentence(problem)}</p>
        </section>
      `;
    }
    return html`
      <section class="customer">
        <h3>Customer ${customerId}</h3>
        <ul>
          ${Object.entries(ordersByStatus).map(
            ([status, orders]) => html`<li><span class="badge ${status}">${status}</span> <b>${count(orders)}</b></li>`,
          )}
        </ul>
        <p>
          <span class="quiet">Value, without cancelled orders:</span>
          ${value.length === 0 ? 'nothing' : value.map((amount) => html`<b>${money(amount)}</b> `)}
        </p>
      </section>
    `;
  }

  #choose() {
    if (customerId() !== (this.customer?.customerId ?? null)) {
      this.#load();
    }
  }

  #soon() {
    this.#timer ??= setTimeout(() => this.#load(), PAUSE_MILLIS);
  }

  async #ask() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const id = customerId();
    const [days, customer] = await Promise.all([
      get(`/api/statistics/daily?from=${firstDay()}`),
      id && get(`/api/customers/${id}/orders/summary`),
    ]);
    this.problem = days.ok ? null : days.body;
    this.items = days.ok ? days.body.items : this.items;
    this.customer = customer && (customer.ok ? customer.body : { customerId: id, problem: customer.body });
  }
}

const customerId = () => chosen.value.state?.customerId ?? null;

function ends(days) {
  return html`<p class="ends quiet"><span>${dayOf(days[0].day)}</span><span>${dayOf(days.at(-1).day)}</span></p>`;
}

customElements.define('order-statistics', OrderStatistics);
