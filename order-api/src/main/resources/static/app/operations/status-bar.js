import { html, nothing } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { behind, freshness } from '../core/behind.js';
import { count, counted, duration } from '../core/format.js';
import { connection, newest } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { paused } from '../core/paused.js';
import { mayOperate, mayRead, session } from '../core/session.js';
import { slowMotion, switches } from '../core/switches.js';
import { health, isReachable } from './health.js';
import { overall } from './overall.js';
import { processors } from './processors.js';
import { goToTab } from './tab.js';

const CONNECTION = {
  off: { level: 'quiet', sign: '○', words: 'Not live' },
  connecting: { level: 'warn', sign: '◌', words: 'Connecting' },
  live: { level: 'good', sign: '●', words: 'Live' },
};

/** One line that never changes its height. A problem has to be visible within five seconds, so a good status looks quiet. */
class StatusBar extends Panel {
  get watched() {
    return [behind, connection, health, newest, paused, processors, session, switches];
  }

  render() {
    return html`
      <ul aria-label="State of the application" class=${classMap({ stale: !isReachable() })}>
        ${overallState()} ${mayRead() ? html`${live()} ${position()} ${list()} ${deadLetters()} ${switchedOn()}` : nothing}
      </ul>
    `;
  }
}

function overallState() {
  const { level, sign, words, detail } = overall();
  return html`
    <li aria-live="polite" class="whole" title=${detail ?? words}>
      <span class="${level} vital"><span aria-hidden="true">${sign}</span> ${words}</span>
    </li>
  `;
}

function live() {
  const { level, sign, words } = CONNECTION[connection.value];
  return html`<li aria-live="polite" class=${level} title=${words}><span aria-hidden="true">${sign}</span> ${words}</li>`;
}

function position() {
  const head = Math.max(newest.value, processors.value?.items[0]?.head ?? 0);
  return html`
    <li class="position" title="The position of the newest event in the log">
      <span class="quiet">Log position</span> <b>${head > 0 ? count(head) : '–'}</b>
    </li>
  `;
}

/** Operators see every projection in the pipeline. */
function list() {
  if (mayOperate()) {
    return nothing;
  }
  const { level, words } = freshness();
  return html`<li><span class="quiet">order-list</span> <span class=${level}>${words}</span></li>`;
}

function deadLetters() {
  if (!mayOperate() || !processors.value?.items.length) {
    return nothing;
  }
  const letters = processors.value.items.reduce((sum, { deadLetters }) => sum + deadLetters, 0);
  return html`
    <li>
      <button class="chip ${letters > 0 ? 'bad' : 'quiet'}" @click=${() => goToTab('dead-letters')}>
        ${counted(letters, 'dead letter')}
      </button>
    </li>
  `;
}

/** Whoever switched it on, in whatever window. */
function switchedOn() {
  const millis = slowMotion();
  return html`
    ${millis > 0 ? html`<li class="switch" title="Projections wait ${duration(millis)} before each batch">slow motion</li>` : nothing}
    ${paused.value.length > 0 ? html`<li class="switch" title="Paused by an operator: ${paused.value.join(', ')}">paused</li>` : nothing}
    ${switches.value?.fault ? html`<li class="switch" title="The order list refuses one customer">fault</li>` : nothing}
  `;
}

customElements.define('status-bar', StatusBar);
