import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { count, counted, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { switches } from '../core/switches.js';
import { term } from '../core/term.js';
import './demo-fault.js';
import {
  causes, discard, followLetters, isOpen, keyOf, open, outcome, refreshLetters, retry, retryAll, showMore,
} from './dead-letter-store.js';
import { health, isReachable } from './health.js';
import { loading, needs, orderLink } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/** The events that a read model could not process, by their cause, with retry and discard. */
class DeadLetters extends Panel {
  static properties = { doubtful: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** The letter that will be discarded if the person confirms. */
    this.doubtful = null;
    this.busy = null;
  }

  get watched() {
    return [causes, health, outcome, processors, session];
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
    if (causes.value === null) {
      return loading('the dead letters');
    }
    const { items, problem } = causes.value;
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
        ? html`<p class="empty">${isKnown() ? 'No event is parked.' : 'Not known at present.'}</p>`
        : html`<ul class="causes">${repeat(items, keyOf, (cause) => this.#cause(cause))}</ul>`}
    `;
  }

  #cause(cause) {
    const { processor, id, events, aggregates, since, attempts, lastAttemptAt, letters } = cause;
    const isBusy = this.busy === keyOf(cause);
    return html`
      <li data-cause=${id} data-processor=${processor} aria-busy=${isBusy}>
        <div class="cause-head">
          <div>
            <h3>${processor}: ${counted(events, 'event')} of ${counted(aggregates, 'order')}, one cause</h3>
            <p class="bad">${cause.cause}</p>
            <p class="quiet">
              Parked since ${moment(since)}, ${tried(attempts)}${lastAttemptAt
                ? html`, for the last time at ${moment(lastAttemptAt)}`
                : nothing}
            </p>
          </div>
          <button class="small ${switches.value?.fault ? 'outline' : ''}" aria-disabled=${isBusy}
            @click=${() => this.#work(cause, retryAll)}>
            Retry all ${counted(events, 'event')}
          </button>
        </div>
        <details ?open=${isOpen(cause)} @toggle=${({ target }) => open(cause, target.open)}>
          <summary>${counted(events, 'event')}</summary>
          <ul class="letters">${repeat(letters, keyOf, (letter) => this.#letter(letter))}</ul>
          ${letters.length > 0 && letters.length < events
            ? html`
                <button class="small outline secondary" @click=${() => showMore(cause)}>
                  Show more than ${count(letters.length)} of ${counted(events, 'event')}
                </button>
              `
            : nothing}
        </details>
      </li>
    `;
  }

  #letter(letter) {
    const { processor, position, aggregateId, type, payload, since, attempts } = letter;
    const isBusy = this.busy === keyOf(letter);
    return html`
      <li data-position=${position} data-processor=${processor} aria-busy=${isBusy}>
        <div class="what">
          <span class="badge ${type}">${type}</span>
          ${orderLink(aggregateId)}
          <span class="quiet">position ${count(position)}, since ${moment(since)}, ${tried(attempts)}</span>
        </div>
        <details>
          <summary>Payload</summary>
          <pre tabindex="0">${guard([keyOf(letter)], () => JSON.stringify(payload, null, 2))}</pre>
        </details>
        <div class="row">${this.doubtful === keyOf(letter) ? this.#sure(letter) : this.#choices(letter, isBusy)}</div>
      </li>
    `;
  }

  #choices(letter, isBusy) {
    return html`
      <button class="small outline" aria-disabled=${isBusy} @click=${() => this.#work(letter, retry)}>Retry</button>
      <button class="small outline danger discard" aria-disabled=${isBusy} @click=${() => this.#doubt(letter)}>
        Discard
      </button>
    `;
  }

  #sure(letter) {
    return html`
      <span>The order’s row goes without this event from then on.</span>
      <button class="small outline danger" @click=${() => this.#answer(letter, true)}>Discard it</button>
      <button class="small outline secondary keep" @click=${() => this.#answer(letter, false)}>Keep it</button>
    `;
  }

  async #doubt(letter) {
    this.doubtful = keyOf(letter);
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

  async #work(item, work) {
    if (this.busy !== null) {
      return;
    }
    this.busy = keyOf(item);
    await work(item);
    this.busy = null;
    await this.updateComplete;
    // The letter may be gone together with the pressed button.
    if (document.activeElement === document.body) {
      (this.querySelector('.causes button') ?? this.closest('[role="tabpanel"]')).focus();
    }
  }
}

const isKnown = () => isReachable() && processors.value?.problem === null;

function tried(attempts) {
  if (attempts === 0) {
    return 'waits for the one before';
  }
  return attempts === 1 ? 'tried once' : `tried ${count(attempts)} times`;
}

customElements.define('dead-letters', DeadLetters);
