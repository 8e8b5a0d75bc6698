import { html, nothing } from 'lit';
import { isOfOrder } from '../core/aggregate.js';
import { get } from '../core/api.js';
import '../core/copy-button.js';
import { count, fullMoment, money } from '../core/format.js';
import { latestOnly } from '../core/latest-only.js';
import { Panel } from '../core/panel.js';
import { goTo, travelTo } from '../core/place.js';
import { Signal } from '../core/signal.js';
import { eventJson } from '../order-detail/event-json.js';
import { opened } from './opened.js';

/** The order after the opened event: its `state`, or the `problem` with it. Both are null until there is an answer. */
const order = new Signal({ state: null, problem: null });

/** One event as it is in the log, and the order as it was then. */
class EventView extends Panel {
  get watched() {
    return [opened, order];
  }

  render() {
    const event = opened.value;
    if (event === null) {
      return nothing;
    }
    const { position, type, aggregateId, sequenceNumber, timestamp } = event;
    return html`
      <header>
        <h3 class=${type} tabindex="-1">${type}</h3>
        <button type="button" class="small outline secondary" @click=${() => this.#close()}>Back</button>
      </header>
      <p>
        Position ${count(position)}, version ${count(sequenceNumber)} of <code>${aggregateId}</code>,
        <time datetime=${timestamp}>${fullMoment(timestamp)}</time>
      </p>
      ${isOfOrder(event) ? this.#order(event) : nothing}
      <p class="row">
        <strong>The event</strong> <copy-button label="Copy as JSON" .text=${() => eventJson(event)}></copy-button>
      </p>
      <pre tabindex="0" aria-label="The event as JSON">${eventJson(event)}</pre>
    `;
  }

  #order({ aggregateId, sequenceNumber }) {
    return html`
      <h4>The order after it</h4>
      ${stateOf(order.value)}
      <button type="button" class="small" @click=${() => this.#goTo(aggregateId, sequenceNumber)}>
        Open the order at version ${count(sequenceNumber)}
      </button>
    `;
  }

  #goTo(id, version) {
    goTo(id);
    travelTo(version);
    this.dispatchEvent(new Event('left'));
  }

  #close() {
    opened.value = null;
    document.querySelector('event-rows')?.focusRow();
  }
}

function stateOf({ state, problem }) {
  if (problem) {
    return html`<p class="bad">${problem.title}.</p>`;
  }
  if (state === null) {
    return html`<p class="quiet">…</p>`;
  }
  return html`
    <p class="row">
      <span class="badge ${state.status}">${state.status}</span> <span>${money(state.total)}</span>
      <span class="quiet">${state.customerId}</span>
    </p>
    <ul>
      ${state.lines.map(({ sku, quantity, unitPrice }) => html`<li>${count(quantity)} × ${sku} at ${money(unitPrice)}</li>`)}
    </ul>
  `;
}

const load = latestOnly(async ({ aggregateId, sequenceNumber, position }) => {
  const { ok, body } = await get(`/api/orders/${encodeURIComponent(aggregateId)}?version=${sequenceNumber}`);
  if (opened.value?.position === position) {
    order.value = { state: ok ? body : null, problem: ok ? null : body };
  }
});

opened.watch((event) => {
  order.value = { state: null, problem: null };
  if (event !== null && isOfOrder(event)) {
    load(event);
  }
});

customElements.define('event-view', EventView);
