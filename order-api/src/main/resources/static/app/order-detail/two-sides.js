import { html, nothing } from 'lit';
import { count, counted, duration, money } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { chosen } from './chosen.js';
import { isSame, pairs } from './differences.js';
import { placeholder } from './placeholder.js';
import { eventsBehind, follow, readSide } from './read-side.js';
import './slow-projections.js';

class TwoSides extends Panel {
  get watched() {
    return [chosen, readSide];
  }

  render() {
    return html`
      ${placeholder(chosen.value, 'compare what was decided with what is answered') ?? this.#sides()}
      <slow-projections></slow-projections>
    `;
  }

  #sides() {
    const written = chosen.value.state;
    const read = readSide.value.state;
    if (written === null) {
      return html`<p class="empty">The write side can’t be told at present, so there is nothing to compare.</p>`;
    }
    return html`
      ${this.#outcome()}
      <div class="scrolls" tabindex="0" role="region" aria-label="Both sides of the order">
        <table class="sides">
          <thead>
            <tr>
              <td></td>
              <th scope="col">Write side <small>the log, folded</small></th>
              <th scope="col">Read side <small>order-details</small></th>
            </tr>
          </thead>
          <tbody>
            ${row('Version', written.version, read?.version, count)}
            ${row('Status', written.status, read?.status, badge)}
            ${row('Total', written.total, read?.total, money)}
            ${pairs(written, read).map(({ sku, before, after }) => row(sku, price(before), price(after)))}
            ${row('Carrier', written.carrier, read?.carrier)}
            ${row('Tracking', written.trackingNumber, read?.trackingNumber)}
            ${row('Reason', written.cancellationReason, read?.cancellationReason)}
          </tbody>
        </table>
        <p class="quiet">
          A command is decided on the write side, by the log alone. The read side hears of it afterwards, and follows by
          itself.
        </p>
      </div>
    `;
  }

  async #tryAgain() {
    await follow();
    moveFocus(this, '.scrolls');
  }

  #outcome() {
    const { state, followedAfter, problem } = readSide.value;
    const missing = eventsBehind();
    const knowledge = state ? `is ${counted(missing, 'event')} behind` : 'does not know it yet';
    if (problem && problem.type !== '/problems/read-model-behind') {
      return html`
        <p class="outcome row" role="status">
          <span class="bad">${problem.title}.</span>
          <button type="button" class="outline small" @click=${() => this.#tryAgain()}>Try again</button>
        </p>
      `;
    }
    return html`
      <p class="outcome" role="status">
        ${missing > 0
          ? html`<strong class="warn">≠ The read side ${knowledge}.</strong>
              ${problem ? 'It takes its time; the page goes on waiting.' : nothing}`
          : html`<strong class="good">= In step${followedAfter === null ? '.' : ','}</strong>
              ${followedAfter === null ? nothing : `followed after ${duration(followedAfter)}.`}`}
      </p>
    `;
  }
}

const badge = (status) => html`<span class="badge ${status}">${status}</span>`;

const price = (line) => line && `${count(line.quantity)} × ${money(line.unitPrice)}`;

function row(name, written, read, show = (value) => value) {
  if (written === undefined && read === undefined) {
    return nothing;
  }
  const differs = !isSame(written, read);
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
