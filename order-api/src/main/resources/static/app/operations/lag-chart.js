import { html, nothing } from 'lit';
import { failure } from '../core/failure.js';
import { count, counted, duration, moment } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { isProjection } from '../pipeline/read-models.js';
import { Chart } from './chart.js';
import { condition, lag } from './condition.js';
import { followLagHistory, lagHistory, refreshLagHistory, span, SPANS } from './lag-history.js';
import { greatest, lagOverTime, lagPlot, ratesOverTime, ratesPlot, UNITS } from './lag-plots.js';
import { loading, needs } from './notes.js';
import { processors, refreshProcessors } from './processors.js';
import { rates, samples } from './samples.js';

/** How far each projection was behind, as the server has kept it, and how fast the log grows. */
class LagChart extends Panel {
  static properties = { unit: { state: true }, hovered: { state: true }, zoom: { state: true }, leftOut: { state: true } };

  #charts = [];
  #drawn = '';
  #unfollow = null;

  constructor() {
    super();
    this.unit = 'events';
    /** The index of the moment under the pointer, or null. */
    this.hovered = null;
    /** The first and the last second of what somebody has selected, or null. */
    this.zoom = null;
    /** The names of projections that somebody does not want to see. */
    this.leftOut = [];
  }

  get watched() {
    return [lagHistory, processors, session];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unfollow = followLagHistory();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
    this.#close();
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see how far behind the log each projection is');
    }
    if (processors.value === null || lagHistory.value === null) {
      return loading('the processors');
    }
    const problem = processors.value.items.length === 0 ? processors.value.problem : null;
    if (problem || !lagHistory.value.items) {
      return failure(problem ?? lagHistory.value.problem, () => Promise.all([refreshProcessors(), refreshLagHistory()]));
    }
    const rate = rateAt(this.#momentUnderPointer());
    return html`
      <figure>
        <figcaption>${this.#controls()}</figcaption>
        <div class="plot lag" role="img" aria-label=${inWords(processors.value.items.filter(isProjection))}></div>
      </figure>
      <figure>
        <figcaption>New events: ${rate}</figcaption>
        <div class="plot rates" role="img" aria-label="New events: ${rate}"></div>
      </figure>
      ${this.#legend()}
    `;
  }

  #controls() {
    return html`
      <span>Lag</span>
      ${choice('Unit', Object.keys(UNITS).map((unit) => [unit, `in ${unit}`]), this.unit, (unit) => (this.unit = unit))}
      ${choice('Span', SPANS, span.value, (seconds) => this.#show(seconds))}
      ${this.zoom
        ? html`<button class="small outline secondary" @click=${this.#zoomOut}>Zoom out</button>`
        : html`<span class="quiet hint">drag to zoom in</span>`}
      ${lagHistory.value.problem ? html`<span class="bad">${lagHistory.value.problem.title}</span>` : nothing}
    `;
  }

  #legend() {
    const at = this.#momentUnderPointer();
    return html`
      <table class="legend">
        <thead>
          <tr>
            <th scope="col">Projection</th>
            <th scope="col">Lag ${at === null ? 'now' : `at ${moment(at * 1_000)}`}</th>
            <th scope="col">Greatest</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row"><span class="swatch head"></span>log</th>
            <td class="quiet">position ${count(processors.value.items[0].head)}</td>
            <td></td>
          </tr>
          ${processors.value.items.filter(isProjection).map((item, i) => this.#line(item, i, at))}
        </tbody>
      </table>
    `;
  }

  #line(item, i, at) {
    const then = lagHistory.value.items.find(({ name }) => name === item.name);
    return html`
      <tr data-processor=${item.name}>
        <th scope="row">
          <button class="plain" aria-pressed=${!this.leftOut.includes(item.name)} title="Show or hide its line"
            @click=${() => this.#toggle(item.name)}>
            <span class="swatch series-${i}"></span>${item.name}
          </button>
        </th>
        ${at === null
          ? html`<td class=${condition(item).level}>${item.caughtUp ? condition(item).words : lag(item)}</td>`
          : html`<td>${lagThen(then?.lagEvents[this.hovered], then?.lagSeconds[this.hovered])}</td>`}
        <td>${greatest(item.name, this.unit, this.zoom)}</td>
      </tr>
    `;
  }

  #momentUnderPointer() {
    const { from, intervalSeconds } = lagHistory.value;
    return this.hovered === null ? null : from + this.hovered * intervalSeconds;
  }

  updated(changed) {
    if (changed.size === 1 && changed.has('hovered')) {
      return;
    }
    const box = this.querySelector('.plot.lag');
    if (box === null || samples.length === 0 || lagHistory.value.items.length === 0) {
      this.#close();
      return;
    }
    const names = lagHistory.value.items.map(({ name }) => name);
    const drawn = [this.unit, ...names].join();
    if (this.#drawn !== drawn) {
      this.#close();
      this.#drawn = drawn;
      const acts = {
        hover: (index) => (this.hovered = index),
        select: (first, last) => (this.zoom = [first, last]),
      };
      this.#charts = [
        new Chart(box, lagPlot(this, this.unit, acts), lagOverTime(this.unit)),
        new Chart(this.querySelector('.rates'), ratesPlot(this, acts), ratesOverTime()),
      ];
    } else {
      this.#charts[0].show(lagOverTime(this.unit));
      this.#charts[1].show(ratesOverTime());
    }
    this.#charts[0].showOnly(names.map((name) => !this.leftOut.includes(name)));
  }

  #toggle(name) {
    this.leftOut = this.leftOut.includes(name) ? this.leftOut.filter((one) => one !== name) : [...this.leftOut, name];
  }

  #show(seconds) {
    this.zoom = null;
    span.value = seconds;
    this.requestUpdate();
  }

  async #zoomOut() {
    this.zoom = null;
    await moveFocus(this, 'figcaption button');
  }

  #close() {
    this.#charts.forEach((chart) => chart.close());
    this.#charts = [];
    this.#drawn = '';
  }
}

function choice(label, options, chosen, choose) {
  return html`
    <span class="choice" role="group" aria-label=${label}>
      ${options.map(
        ([value, words]) => html`<button aria-pressed=${value === chosen} @click=${() => choose(value)}>${words}</button>`,
      )}
    </span>
  `;
}

function lagThen(events, seconds) {
  if (events === null || events === undefined) {
    return 'not known';
  }
  return events === 0 ? 'none' : `${counted(events, 'event')}, ${duration(seconds * 1_000)}`;
}

/** How fast the log grew at a moment in seconds, or grows now. This window knows it since it was opened. */
function rateAt(second) {
  const index = second === null ? samples.length - 1 : samples.findLastIndex(({ at }) => at - lagHistory.value.ahead <= second);
  const rate = rates()[index] ?? null;
  return rate === null ? 'not known' : `${counted(Math.round(rate), 'event')}/s`;
}

const inWords = (items) => `Lag over time. Now: ${items.map((item) => `${item.name}: ${lag(item)}`).join('; ')}`;

customElements.define('lag-chart', LagChart);
