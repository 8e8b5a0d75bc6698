import { html } from 'lit';
import { failure } from '../core/failure.js';
import { count, counted } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { Chart } from './chart.js';
import { condition, lag } from './condition.js';
import { positions, positionsPlot, ratesOverTime, ratesPlot } from './lag-plots.js';
import { loading, needs } from './notes.js';
import { processors, refreshProcessors } from './processors.js';
import { rates, samples } from './samples.js';

/**
 * The head of the log and the processors as lines. The shaded area between them is the lag. A rebuild is a dashed line that climbs from
 * the start of the log to the others.
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
      return failure(problem, refreshProcessors);
    }
    const rate = counted(Math.round(rates().at(-1) ?? 0), 'event');
    return html`
      <figure>
        <figcaption>Positions in the log; the <span class="shade">shaded gap</span> is the lag</figcaption>
        <div class="plot positions" role="img" aria-label=${inWords(items)}></div>
      </figure>
      <figure>
        <figcaption>Events per second</figcaption>
        <div class="plot rates" role="img" aria-label="${rate} per second at present"></div>
      </figure>
      <table class="legend">
        <thead>
          <tr><th scope="col">Line</th><th scope="col" class="number">Position</th><th scope="col">Lag</th></tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row"><span class="swatch head"></span>head</th>
            <td class="number">${count(items[0].head)}</td>
            <td class="quiet">${rate}/s</td>
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
        new Chart(this.querySelector('.rates'), ratesPlot(this), ratesOverTime()),
      ];
    } else {
      this.#charts[0].show(positions());
      this.#charts[1].show(ratesOverTime());
    }
  }

  #close() {
    this.#charts.forEach((chart) => chart.close());
    this.#charts = [];
    this.#names = '';
  }
}

const inWords = (items) =>
  [`Head at ${count(items[0].head)}`, ...items.map((item) => `${item.name}: ${lag(item)}`)].join('. ');

customElements.define('lag-chart', LagChart);
