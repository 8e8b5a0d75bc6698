import { html, nothing } from 'lit';
import { count, money } from '../core/format.js';
import { connection } from '../core/live.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { place } from '../core/place.js';
import { term } from '../core/term.js';
import { orders } from '../order-list/orders.js';
import { processors } from '../operations/processors.js';
import { chosen } from './chosen.js';
import { isSame, pairs } from './differences.js';
import { parked } from '../pipeline/parked.js';
import { isInPast, past, stateInSight } from './past.js';
import { pastNote } from './past-note.js';
import { placeholder } from './placeholder.js';
import { follow, readSide } from './read-side.js';
import './slow-projections.js';
import { standings } from './standings.js';
import { verdict } from './verdict.js';

/** What was decided beside what is answered. “In step” are only projections of which this window knows that they have every event. */
class TwoSides extends Panel {
  get watched() {
    return [chosen, connection, orders, parked, past, place, processors, readSide];
  }

  render() {
    return html`
      ${placeholder(chosen.value, 'compare what was decided with what is answered') ?? this.#sides()}
      <slow-projections></slow-projections>
    `;
  }

  #sides() {
    const written = stateInSight();
    const read = isInPast() ? null : readSide.value.state;
    if (written === null) {
      return html`<p class="empty late">The write side is not known at present, so there is nothing to compare.</p>`;
    }
    return html`
      ${this.#outcome()}
      <div class="both" tabindex="-1" role="region" aria-label="Both sides of the order">
        <table class="sides">
          <thead>
            <tr>
              <td></td>
              <th scope="col">Write side <small>the log, folded</small></th>
              <th scope="col">Read side <small>${isInPast() ? 'has no past' : 'order-details'}</small></th>
            </tr>
          </thead>
          <tbody>
            ${row('Version', written.version, read?.version, count)}
            ${row('Status', written.status, read?.status, badge)}
            ${row('Stock', written.awaitingStock, read?.awaitingStock, () => 'awaited')}
            ${row('Total', written.total, read?.total, money)}
            ${pairs(written, read).map(({ sku, before, after }) => row(sku, price(before), price(after)))}
            ${row('Carrier', written.carrier, read?.carrier)}
            ${row('Tracking', written.trackingNumber, read?.trackingNumber)}
            ${row('Reason', written.cancellationReason, read?.cancellationReason)}
          </tbody>
        </table>
        <p class="quiet">${isInPast() ? NO_PAST : EXPLANATION}</p>
      </div>
    `;
  }

  async #tryAgain() {
    await follow();
    moveFocus(this, '.both');
  }

  #outcome() {
    const { problem } = readSide.value;
    if (isInPast()) {
      return html`<p class="outcome">${pastNote(this, '.both')} A ${term('read model')} has no past.</p>`;
    }
    if (problem && problem.type !== '/problems/read-model-behind') {
      return html`
        <p class="outcome row" role="status">
          <span class="bad">${problem.title}.</span>
          <button type="button" class="outline small" @click=${() => this.#tryAgain()}>Try again</button>
        </p>
      `;
    }
    const all = connection.value === 'live' ? standings() : [];
    return html`
      <p class="outcome" role="status">${verdict(all)}</p>
      <ul class="standings" aria-label="Projections of this order">${all.map(mark)}</ul>
    `;
  }
}

const EXPLANATION = html`A command is decided on the write side, by the ${term('log')} alone. Each ${term('projection')} on the read side
reads it from there a moment later, by itself.`;

const NO_PAST = html`The ${term('log')} can be folded to each of its versions. A ${term('read model')} keeps one row for an order, the
newest.`;

const mark = ({ name, level, sign, words }) => html`
  <li class=${level} data-projection=${name}>
    <span aria-hidden="true">${sign}</span> ${name}
    ${words ? html`<small>${words}</small>` : html`<span class="spoken">has every event</span>`}
  </li>
`;

const badge = (status) => html`<span class="badge ${status}">${status}</span>`;

const price = (line) => line && `${count(line.quantity)} × ${money(line.unitPrice)}`;

function row(name, written, read, show = (value) => value) {
  if (written === undefined && read === undefined) {
    return nothing;
  }
  const differs = !isInPast() && !isSame(written, read);
  return html`
    <tr class=${differs ? 'differs' : ''}>
      <th scope="row">${name}</th>
      <td>${shown(written, show)}</td>
      <td>${differs ? html`<span class="warn" aria-label="differs">≠</span>` : nothing} ${shown(read, show)}</td>
    </tr>
  `;
}

const shown = (value, show) => (value === undefined || value === null ? '–' : show(value));

customElements.define('two-sides', TwoSides);
