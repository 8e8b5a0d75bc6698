import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { count, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { term } from '../core/term.js';
import './demo-fault.js';
import { discard, followLetters, letters, outcome, refreshLetters, retry } from './dead-letter-store.js';
import { loading, needs, orderLink } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/** The events that a read model could not process, with retry and discard. */
class DeadLetters extends Panel {
  static properties = { doubtful: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** The letter that will be discarded if the person confirms. */
    this.doubtful = null;
    this.busy = null;
  }

  get watched() {
    return [letters, outcome, processors, session];
  }

  willUpdate() {
    followLetters();
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see what could not be brought into a read model');
    }
    if (processors.value?.items.length === 0) {
      return failure(processors.value.problem, refreshProcessors);
    }
    if (letters.value === null) {
      return loading('the dead letters');
    }
    const { items, problem } = letters.value;
    if (problem) {
      return failure(problem, refreshLetters);
    }
    return html`
      <div class="letters-head">
        <p>
          What a read model can’t take is parked here, as a ${term('dead letter')}. The later events of the same order wait behind it, because its
          row must not miss a step; all other orders go on.
        </p>
        <demo-fault></demo-fault>
      </div>
      <p class="outcome ${outcome.value?.level ?? ''}" aria-live="polite">${outcome.value?.words ?? nothing}</p>
      ${items.length === 0
        ? html`
            <p class="empty">
              <span class="good" aria-hidden="true">✓</span> Every event has found its way into every read model.
            </p>
          `
        : html`<ul class="letters">${repeat(items, key, (letter) => this.#letter(letter))}</ul>`}
    `;
  }

  #letter(letter) {
    const { processor, position, aggregateId, type, payload, cause, since, attempts } = letter;
    const isBusy = this.busy === key(letter);
    return html`
      <li data-position=${position} data-processor=${processor} aria-busy=${isBusy}>
        <div class="what">
          <span class="badge ${type}">${type}</span>
          <span>${processor}</span>
          ${orderLink(aggregateId)}
          <span class="quiet">position ${count(position)}, since ${moment(since)}, ${tried(attempts)}</span>
        </div>
        <p class="cause">${cause}</p>
        <details>
          <summary>Payload</summary>
          <pre tabindex="0">${guard([key(letter)], () => JSON.stringify(payload, null, 2))}</pre>
        </details>
        <div class="row">${this.doubtful === key(letter) ? this.#sure(letter) : this.#choices(letter, isBusy)}</div>
      </li>
    `;
  }

  #choices(letter, isBusy) {
    return html`
      <button class="small" aria-disabled=${isBusy} @click=${() => this.#work(letter, retry)}>Retry</button>
      <button class="small outline secondary discard" aria-disabled=${isBusy} @click=${() => this.#doubt(letter)}>
        Discard
      </button>
    `;
  }

  #sure(letter) {
    return html`
      <span>The order’s row goes without this event from then on.</span>
      <button class="small" @click=${() => this.#answer(letter, true)}>Discard it</button>
      <button class="small outline secondary keep" @click=${() => this.#answer(letter, false)}>Keep it</button>
    `;
  }

  async #doubt(letter) {
    this.doubtful = key(letter);
    await this.#focus(letter, '.keep');
  }

  async #answer(letter, isSure) {
    this.doubtful = null;
    await this.#focus(letter, '.discard');
    if (isSure) {
      await this.#work(letter, discard);
    }
  }

  async #focus({ processor, position }, selector) {
    await this.updateComplete;
    this.querySelector(`[data-processor="${processor}"][data-position="${position}"] ${selector}`)?.focus();
  }

  async #work(letter, work) {
    if (this.busy !== null) {
      return;
    }
    this.busy = key(letter);
    await work(letter);
    this.busy = null;
    await this.updateComplete;
    // The letter may be gone together with the pressed button.
    if (document.activeElement === document.body) {
      (this.querySelector('.letters button') ?? this.closest('[role="tabpanel"]')).focus();
    }
  }
}

const key = ({ processor, id }) => `${processor} ${id}`;

function tried(attempts) {
  if (attempts === 0) {
    return 'waits for the one before';
  }
  return attempts === 1 ? 'tried once' : `tried ${count(attempts)} times`;
}

customElements.define('dead-letters', DeadLetters);
