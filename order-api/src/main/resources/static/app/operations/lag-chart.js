import { html } from 'lit';
import { count, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { Chart } from './chart.js';
import { condition, lag } from './condition.js';
import { loading, needs, unreadable } from './notes.js';
import { processors, refreshProcessors } from './processors.js';
import { rates, samples } from './samples.js';

/** So few events fill the height: with fewer, a line would jump for each of them. */
const LEAST_EVENTS = 20;

/** So many a second at least fill the height of the rates. */
const LEAST_RATE = 5;

/** The least time that fills the width. */
const LEAST_SECONDS = 60;

/** A rebuild that is over stays in sight for so long; its line begins at 0, and makes all others flat. */
const REBUILT_SECONDS = 20;

/**
 * The head and the processors as lines over the same positions: what is between the lines is the lag, and it is shaded. A rebuild is
 * a broken line, which climbs from the start of the log to the others.
 */
class LagChart extends Panel {
  #charts = [];
  #names = '';

  get watched() {
    return [processors, session];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see how far behind the log each projection is');
    }
    if (processors.value === null) {
      return loading('the processors');
    }
    const { items, problem } = processors.value;
    if (items.length === 0) {
      return unreadable(problem, refreshProcessors);
    }
    return html`
      <figure>
        <figcaption>Positions in the log; the <span class="shade">shaded gap</span> is the lag</figcaption>
        <div class="plot positions" role="img" aria-label=${inWords(items)}></div>
      </figure>
      <figure>
        <figcaption>Events per second</figcaption>
        <div class="plot rates" role="img" aria-label="${count(rates().at(-1) ?? 0)} events per second at present"></div>
      </figure>
      <table class="legend">
        <thead>
          <tr><th scope="col">Line</th><th scope="col" class="number">Position</th><th scope="col">Lag</th></tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row"><span class="swatch head"></span>head</th>
            <td class="number">${count(items[0].head)}</td>
            <td class="quiet">${count(rates().at(-1) ?? 0)} events/s</td>
          </tr>
          ${items.map(
            (item, i) => html`
              <tr data-processor=${item.name}>
                <th scope="row"><span class="swatch series-${i}"></span>${item.name}</th>
                <td class="number">${count(item.position)}</td>
                <td class=${condition(item).level}>${item.caughtUp ? condition(item).words : lag(item)}</td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  updated() {
    const box = this.querySelector('.positions');
    if (box === null || samples.length === 0) {
      this.#close();
      return;
    }
    const names = processors.value.items.map(({ name }) => name);
    if (this.#names !== names.join()) {
      this.#close();
      this.#names = names.join();
      this.#charts = [
        new Chart(box, positionsPlot(this, names), positions()),
        new Chart(this.querySelector('.rates'), ratesPlot(this), [times(), rates()]),
      ];
    } else {
      this.#charts[0].show(positions());
      this.#charts[1].show([times(), rates()]);
    }
  }

  #close() {
    this.#charts.forEach((chart) => chart.close());
    this.#charts = [];
    this.#names = '';
  }
}

const inWords = (items) => `Head at ${count(items[0].head)}. ${items.map((item) => `${item.name}: ${lag(item)}`).join('. ')}.`;

const span = (plot, first, last) => [Math.min(first, last - LEAST_SECONDS), last];

const times = () => samples.map(({ at }) => at);

/** Times, head, the hindmost processor, and for each processor its position and its rebuild. */
function positions() {
  const names = samples.at(-1).positions.map(({ name }) => name);
  return [
    times(),
    samples.map(({ head }) => head),
    samples.map(({ positions }) => Math.min(...positions.map(({ position }) => position))),
    ...names.flatMap((_, i) => [samples.map(({ positions }) => positions[i]?.position), rebuilt(i)]),
  ];
}

function rebuilt(i) {
  const values = samples.map(({ positions }) => positions[i]?.rebuilt ?? null);
  const last = values.findLastIndex((value) => value !== null);
  const isRecent = last >= 0 && samples.at(-1).at - samples[last].at < REBUILT_SECONDS;
  return isRecent ? values : values.fill(null);
}

function positionsPlot(panel, names) {
  return {
    scales: {
      x: { range: span },
      y: { range: (plot, least, most) => [Math.min(least, most - LEAST_EVENTS), most + (most - least) / 20 + 1] },
    },
    axes: axes(panel, 64),
    series: [
      { stroke: () => colour(panel, '.swatch.head'), width: 4, points: { show: false } },
      { points: { show: false } },
      ...names.flatMap((_, i) => {
        const stroke = () => colour(panel, `.swatch.series-${i}`);
        return [
          { stroke, width: 1.75, points: { show: false } },
          { stroke, width: 1.5, dash: [5, 4], points: { show: false } },
        ];
      }),
    ],
    bands: [{ series: [1, 2], fill: () => `color-mix(in srgb, ${colour(panel, '.shade')} 18%, transparent)` }],
  };
}

function ratesPlot(panel) {
  return {
    scales: {
      x: { range: span },
      y: { range: (plot, least, most) => [0, Math.max(most, LEAST_RATE) * 1.05] },
    },
    axes: axes(panel, 48),
    series: [
      {
        stroke: () => colour(panel, '.swatch.head'),
        fill: () => `color-mix(in srgb, ${colour(panel, '.swatch.head')} 12%, transparent)`,
        width: 1.5,
        points: { show: false },
      },
    ],
  };
}

function axes(panel, size) {
  const line = {
    stroke: () => colour(panel, 'figcaption'),
    font: '11px system-ui, sans-serif',
    ticks: { show: false },
    grid: { width: 1, stroke: () => `color-mix(in srgb, ${colour(panel, 'figcaption')} 18%, transparent)` },
  };
  return [
    { ...line, size: 24, space: 90, values: (plot, seconds) => seconds.map((second) => moment(second * 1_000)) },
    { ...line, size, space: 28, values: (plot, values) => values.map(count) },
  ];
}

const colour = (panel, selector) => getComputedStyle(panel.querySelector(selector)).color;

customElements.define('lag-chart', LagChart);
