import { html, nothing } from 'lit';
import { count, counted, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { paused } from '../core/paused.js';
import { isDemo, mayOperate, session } from '../core/session.js';
import { term } from '../core/term.js';
import { condition, hasRefusedReplay, lag } from '../operations/condition.js';
import { outcome } from '../operations/dead-letter-store.js';
import { health, isReachable } from '../operations/health.js';
import { troubled } from '../operations/overall.js';
import { processors } from '../operations/processors.js';
import { ask } from '../operations/requested-actions.js';
import { goToTab } from '../operations/tab.js';
import { parked, retryAll } from './parked.js';
import { isProjection } from './read-models.js';

/**
 * What is wrong, since when, why, and what helps: one line that is always there, so that nothing moves when something goes wrong. Its numbers
 * change too often to be read aloud; the status bar says that something is wrong.
 */
class IncidentLine extends Panel {
  static properties = { busy: { state: true } };

  /** The processor whose letters were retried here, as long as some are left. */
  #retried = null;

  constructor() {
    super();
    this.busy = null;
  }

  get watched() {
    return [health, outcome, parked, paused, processors, session];
  }

  willUpdate() {
    if (!troubled().some(({ name, deadLetters }) => name === this.#retried && deadLetters > 0)) {
      this.#retried = null;
    }
  }

  render() {
    const [first, ...others] = isReachable() ? troubled() : [];
    const old = isReachable() && !mayOperate() ? paused.value : [];
    return html`
      <p class=${first || old.length > 0 ? 'incident' : 'quiet'}>
        ${first ? this.#incident(first) : old.length > 0 ? stopped(old) : atRest()}
        ${others.length > 0
          ? html`<button class="chip" @click=${() => goToTab('processors')}>and ${count(others.length)} more</button>`
          : nothing}
      </p>
    `;
  }

  #incident(item) {
    const { name, deadLetters, paused, error } = item;
    const { level, words } = condition(item);
    if (paused) {
      return html`
        <span class="what"><b>${name}</b> · <span class="warn">paused</span> · ${lag(item)}</span>
        ${this.#button('Resume', name, () => ask(name, 'resume'))} ${runbook('a-processor-has-been-paused-for-long')}
      `;
    }
    if (deadLetters > 0 && !['stalled', 'far behind'].includes(words)) {
      return html`
        <span class="what"><b>${name}</b> · ${this.#parked(item)}</span>
        ${this.#button('Retry all', name, () => this.#retryAll(name))}
        <button class="chip" @click=${() => goToTab('dead-letters')}>Details</button> ${runbook('dead-letters')}
      `;
    }
    return html`
      <span class="what"><b>${name}</b> · <span class=${level}>${words}</span> · ${error ?? lag(item)}
        ${deadLetters > 0 ? html`· ${this.#parked(item)}` : nothing}</span>
      ${hasRefusedReplay(item) ? this.#button('Replay again', name, () => ask(name, 'replay')) : nothing}
      <button class="chip" @click=${() => goToTab('processors')}>Details</button> ${runbook('alarms')}
    `;
  }

  async #retryAll(name) {
    await retryAll(name);
    this.#retried = name;
  }

  #parked({ name, deadLetters }) {
    const letters = parked.value.get(name) ?? [];
    if (letters.length === 0) {
      return html`<span class="bad">${counted(deadLetters, 'event')} parked</span>`;
    }
    const orders = new Set(letters.map(({ aggregateId }) => aggregateId)).size;
    const since = letters.reduce((first, { since }) => (since < first ? since : first), letters[0].since);
    const { cause } = letters.find(({ attempts }) => attempts > 0) ?? letters[0];
    return html`
      <span class="bad">
        ${counted(deadLetters, 'event')} of ${letters.length < deadLetters ? 'at least ' : nothing}${counted(orders, 'order')}
        parked since ${moment(since)}
      </span>
      · ${name === this.#retried ? outcome.value?.words : cause}
    `;
  }

  #button(label, name, work) {
    const isBusy = this.busy === name;
    return html`
      <button class="small outline" aria-disabled=${isBusy} aria-label="${label}, ${name}" @click=${() => this.#do(name, work)}>
        ${label}
      </button>
    `;
  }

  async #do(name, work) {
    if (this.busy === null) {
      this.busy = name;
      await work();
      this.busy = null;
    }
  }
}

/** The files behind these links are served in the demo alone. */
const runbook = (section) =>
  isDemo() ? html`<a href="/source/docs/operations.md#${section}">runbook</a>` : nothing;

/** For accounts that can't change it. */
const stopped = (names) => html`
  <span class="what"><b>${names.join(', ')}</b> · <span class="warn">paused</span> by an operator · shows nothing that came later</span>
`;

function atRest() {
  if (!isReachable()) {
    return 'The server does not answer. What is shown is how it was before.';
  }
  if (!mayOperate()) {
    return html`
      <span>An event is appended at the right end of the log. Each ${term('projection')} reads it from there, at its own pace.</span>
    `;
  }
  if (processors.value === null || processors.value.problem) {
    return 'How the projections are is not known at present.';
  }
  const items = processors.value.items.filter(isProjection);
  return items.length > 0 && items.every(({ caughtUp }) => caughtUp)
    ? `All ${count(items.length)} projections have read the log up to ${count(items[0].head)}.`
    : 'The projections follow.';
}

customElements.define('incident-line', IncidentLine);
