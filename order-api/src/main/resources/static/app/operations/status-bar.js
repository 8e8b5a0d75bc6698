import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { behind, freshness } from '../core/behind.js';
import { count, counted, duration, percent } from '../core/format.js';
import { connection, log } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { mayOperate, mayRead, session } from '../core/session.js';
import { condition, lag } from './condition.js';
import { health, isReachable } from './health.js';
import { processors } from './processors.js';
import { goToTab } from './tab.js';

const HEALTH = {
  UP: { level: 'good', sign: '●', words: 'Healthy' },
  DOWN: { level: 'bad', sign: '✖', words: 'Unhealthy' },
  OUT_OF_SERVICE: { level: 'bad', sign: '✖', words: 'Out of service' },
  UNKNOWN: { level: 'warn', sign: '▲', words: 'Health unknown' },
  UNREACHABLE: { level: 'bad', sign: '✖', words: 'Server can’t be reached, trying again' },
};

const CONNECTION = {
  off: { level: 'quiet', sign: '○', words: 'Not live' },
  waiting: { level: 'warn', sign: '○', words: 'Not live: two other windows are, and a browser has no room for more' },
  connecting: { level: 'warn', sign: '◌', words: 'Connecting' },
  live: { level: 'good', sign: '●', words: 'Live' },
};

/** A problem has to be visible within five seconds, so a good status looks quiet. */
class StatusBar extends Panel {
  get watched() {
    return [behind, connection, health, log, processors, session];
  }

  render() {
    return html`
      <ul aria-label="State of the application" class=${classMap({ stale: !isReachable() })}>
        <li aria-live="polite">${this.#health()}</li>
        ${mayRead() ? this.#whatOneMaySee() : nothing}
      </ul>
    `;
  }

  #whatOneMaySee() {
    return html`${this.#live()} ${this.#head()} ${mayOperate() ? this.#processors() : this.#orderList()}`;
  }

  #health() {
    if (health.value === null) {
      return html`<span class="quiet">Health …</span>`;
    }
    const { status, components } = health.value;
    const ill = Object.entries(components ?? {}).filter(([, { status }]) => status !== 'UP');
    const where = ill.length > 0 ? `: ${ill.map(([name]) => name).join(', ')}` : '';
    const whole = status === 'UP' && ill.length > 0 ? 'UNKNOWN' : status; // a component has an unknown status, which is no failure yet
    const { level, sign, words } = HEALTH[whole] ?? { level: 'warn', sign: '▲', words: status };
    return html`<span class="${level} vital"><span aria-hidden="true">${sign}</span> ${words}${where}</span>`;
  }

  #head() {
    const head = Math.max(log.value.head ?? 0, processors.value?.items[0]?.head ?? 0);
    return html`
      <li title="The position of the newest event in the log">
        <span class="quiet">Head</span> ${head > 0
          ? html`<b>${count(head)}</b>`
          : html`<span class="quiet">${mayOperate() ? '…' : 'known with the next event'}</span>`}
      </li>
    `;
  }

  #processors() {
    if (processors.value === null) {
      return html`<li class="quiet">Projections …</li>`;
    }
    const { items, problem } = processors.value;
    const letters = items.reduce((sum, { deadLetters }) => sum + deadLetters, 0);
    return html`
      ${problem && isReachable() ? html`<li class="bad vital">${problem.title}</li>` : nothing}
      ${items.map((item) => this.#processor(item))}
      <li>
        <button class="chip ${letters > 0 ? 'bad' : 'quiet'}" @click=${() => goToTab('dead-letters')}>
          <b>${counted(letters, 'dead letter')}</b>
        </button>
      </li>
    `;
  }

  #processor(item) {
    const { level, sign, words } = condition(item);
    const isWell = level === 'quiet';
    return html`
      <li data-processor=${item.name}>
        <button class="chip ${level}" title="${words}, ${lag(item)}" @click=${() => goToTab('processors')}>
          ${item.name} <span aria-hidden="true">${sign}</span>
          ${isWell ? nothing : words} ${item.replaying ? percent(item.replaying.percent) : nothing}
          ${item.lagEvents > 0 ? html`<b>${count(item.lagEvents)}</b>` : nothing}
          ${item.lagEvents > 0 && !isWell ? html`<small>${duration(item.lagSeconds * 1_000)}</small>` : nothing}
          ${isWell ? html`<span class="spoken">${words}</span>` : nothing}
        </button>
      </li>
    `;
  }

  #orderList() {
    const { level, words } = freshness();
    return html`
      <li><span class="quiet">order-list</span> <span class=${level}>${words}</span></li>
      <li class="quiet">Operators see each projection’s lag</li>
    `;
  }

  #live() {
    const { level, sign, words } = CONNECTION[connection.value];
    return html`<li aria-live="polite" class=${level}><span aria-hidden="true">${sign}</span> ${words}</li>`;
  }
}

customElements.define('status-bar', StatusBar);
