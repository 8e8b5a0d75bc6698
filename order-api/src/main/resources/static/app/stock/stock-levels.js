import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { curl } from '../commands/curl.js';
import { exampleSkus } from '../commands/examples.js';
import { outcomeLine } from '../commands/outcome-line.js';
import '../core/copy-button.js';
import { count, counted } from '../core/format.js';
import { connection } from '../core/live.js';
import { loadStyle } from '../core/load-style.js';
import { Panel } from '../core/panel.js';
import { mayOperate, mayRead, session } from '../core/session.js';
import { needs, sentence } from '../operations/notes.js';
import { chosen } from '../order-detail/chosen.js';
import { levels, lookedUp, lookUp, receipt, receive, receiveAgain } from './levels.js';

loadStyle('/app/stock/stock.css').catch(() => {}); // without it, the tab is less neat

/** One or two dots alone would be a path of their own in an address. */
const SKU = /^(?!\.{1,2}$)[A-Za-z0-9._\-]{1,64}$/;

/** How much there is of what somebody looks up, and, for operators, the receipt of more. */
class StockLevels extends Panel {
  /** SKU → what was typed as the quantity. */
  #quantities = new Map();

  get watched() {
    return [chosen, connection, levels, lookedUp, receipt, session];
  }

  render() {
    if (!mayRead()) {
      return needs('viewer', 'orders:read', 'look up stock');
    }
    return html`
      <form class="row" @submit=${this.#search}>
        <input type="search" name="sku" aria-label="SKU" placeholder="SKU" maxlength="64" pattern=${SKU.source} required autocomplete="off"
          title="letters, digits, dots, dashes and underscores, and not dots alone">
        <button class="small">Look up</button>
        ${this.#suggestions()}
      </form>
      <p class="spoken" role="status">${lookedUp.value ? inWords(lookedUp.value) : nothing}</p>
      <div class="outcome" role="status" id="stock-outcome">${this.#outcome()}</div>
      ${levels.value.length > 0 ? this.#table() : EMPTY}
    `;
  }

  /** A name that is looked up already stays in its place, so that nothing moves under the pointer. */
  #suggestions() {
    const ofOrder = (chosen.value.state?.lines ?? []).map(({ sku }) => sku).filter((sku) => SKU.test(sku)).slice(0, 3);
    const others = exampleSkus.filter((sku) => !ofOrder.includes(sku)).slice(0, 3);
    return html`
      ${ofOrder.length > 0 ? html`<span class="quiet">of the chosen order:</span> ${ofOrder.map(suggestion)}` : nothing}
      <span class="quiet">for example:</span> ${others.map(suggestion)}
    `;
  }

  #table() {
    return html`
      <table class="actions">
        <thead>
          <tr>
            <th scope="col">SKU</th>
            <th scope="col">On hand (pieces)</th>
            <th scope="col">Reserved (pieces)</th>
            <th scope="col">Available (pieces)</th>
            ${mayOperate() ? html`<th scope="col">Pieces received</th>` : nothing}
          </tr>
        </thead>
        <tbody>
          ${repeat(levels.value, ({ sku }) => sku, (each) => this.#row(each))}
        </tbody>
      </table>
      <p class="quiet">
        Available is what is on hand and not reserved. An order reserves its lines when it is placed and takes them when it is shipped.
        ${connection.value === 'live' ? nothing : html`<strong class="warn">Not live: this is how it was before.</strong>`}
      </p>
    `;
  }

  #row({ sku, level, problem }) {
    const figure = (name, value) => html`<td data-label=${name}>${value === undefined ? '–' : count(value)}</td>`;
    return html`
      <tr data-sku=${sku}>
        <td data-label="SKU">
          <strong>${sku}</strong>
          ${level === null ? html`<small class="quiet">not kept: its orders wait for nothing</small>` : nothing}
          ${problem
            ? html`<small class="bad" role="alert">${sentence(problem)} ${level ? 'This is how it was before.' : nothing}</small>`
            : nothing}
        </td>
        ${figure('On hand (pieces)', level?.onHand)}
        ${figure('Reserved (pieces)', level?.reserved)}
        ${figure('Available (pieces)', level?.available)}
        ${mayOperate() ? html`<td data-label="Pieces received">${this.#receipt(sku)}</td>` : nothing}
      </tr>
    `;
  }

  #receipt(sku) {
    const quantity = this.#quantities.get(sku) ?? '10';
    const isWrong = receipt.value?.sku === sku && receipt.value.isWrong;
    return html`
      <form class="row" novalidate @submit=${(event) => this.#receive(event, sku, quantity)}>
        <input type="text" inputmode="numeric" autocomplete="off" aria-label="Pieces received of ${sku}" .value=${quantity}
          aria-invalid=${isWrong ? 'true' : nothing} aria-describedby=${isWrong ? 'stock-outcome' : nothing}
          @input=${({ target }) => this.#type(sku, target.value)}>
        <button class="small outline" aria-label="Receive ${sku}" aria-disabled=${isUnderWay()}>Receive</button>
      </form>
    `;
  }

  #outcome() {
    if (receipt.value === null) {
      return nothing;
    }
    const { sku, request, outcome } = receipt.value;
    if (outcome === null) {
      return html`<span class="busy">Receiving ${sku}…</span>`;
    }
    return html`
      <div class="row">
        <code>${sku}</code>
        ${outcomeLine({ orderId: null, ...outcome }, null, receiveAgain)}
        <copy-button label="Copy as curl" .text=${() => curl(request)}></copy-button>
      </div>
    `;
  }

  #search(submission) {
    submission.preventDefault();
    const { target } = submission;
    lookUp(target.elements.sku.value);
    target.reset();
  }

  #type(sku, quantity) {
    this.#quantities.set(sku, quantity);
    this.requestUpdate();
  }

  #receive(submission, sku, quantity) {
    submission.preventDefault();
    if (!isUnderWay()) {
      receive(sku, quantity);
    }
  }
}

const EMPTY = html`<p class="empty">
  Look up a SKU. From its first receipt on it is kept: then its orders wait until their stock is reserved; if there is too little, the order
  is cancelled.
</p>`;

/** For who does not see the table. A failure is an alert of its own. */
function inWords({ sku, level, problem }) {
  if (problem || level === undefined) {
    return nothing;
  }
  return level === null
    ? `${sku} is not kept: its orders wait for nothing`
    : `${sku}: ${counted(level.onHand, 'piece')} on hand, ${count(level.reserved)} reserved, ${count(level.available)} available`;
}

const isUnderWay = () => receipt.value !== null && receipt.value.outcome === null;

const suggestion = (sku) => html`
  <button type="button" class="chip link" aria-label="Look up ${sku}" @click=${() => lookUp(sku)}>${sku}</button>
`;

customElements.define('stock-levels', StockLevels);
