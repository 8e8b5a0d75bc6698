import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, moment, short } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { goTo } from '../core/place.js';
import { mayOperate, session } from '../core/session.js';
import { demo, makeDeadLetter, mend, refreshDemo } from './demo.js';
import { discard, followLetters, letters, outcome, refreshLetters, retry } from './letters.js';
import { loading, needs, sentence, unreadable } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/** The events that could not be brought into a read model, and what can be done about them. */
class DeadLetters extends Panel {
  static properties = { doubtful: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** The letter that would be discarded, if only the person were sure. */
    this.doubtful = null;
    this.busy = null;
  }

  get watched() {
    return [demo, letters, outcome, processors, session];
  }

  connectedCallback() {
    super.connectedCallback();
    refreshDemo();
  }

  willUpdate() {
    followLetters();
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see what could not be brought into a read model');
    }
    if (processors.value?.items.length === 0) {
      return unreadable(processors.value.problem, refreshProcessors);
    }
    if (letters.value === null) {
      return loading('the dead letters');
    }
    const { items, problem } = letters.value;
    if (problem) {
      return unreadable(problem, refreshLetters);
    }
    return html`
      ${this.#head(items)}
      ${items.length === 0
        ? html`<p class="empty"><span class="good" aria-hidden="true">✓</span> Every event has found its way into every read model.</p>`
        : html`<ul class="letters">${repeat(items, key, (letter) => this.#letter(letter))}</ul>`}
    `;
  }

  #head(items) {
    return html`
      <div class="letters-head">
        <p>
          ${items.length > 0
            ? 'Events that a read model could not take. The later events of the same order wait behind them, because its row must not miss a step; all other orders go on.'
            : 'What a read model can’t take is parked here, with the later events of the same order; all other orders go on.'}
        </p>
        ${demo.value ? this.#demo() : nothing}
      </div>
      <p class="outcome ${outcome.value?.level ?? ''}" aria-live="polite">${outcome.value?.words ?? nothing}</p>
    `;
  }

  #demo() {
    return html`
      <div class="row">
        <button
          class="small outline"
          title="Gives the order list a fault: it refuses the orders of one customer. Then places and confirms an order of this customer."
          aria-disabled=${this.busy !== null}
          @click=${() => this.#work('demo', this.#make)}
        >
          Make one
        </button>
        ${demo.value.fault
          ? html`
              <button class="small" aria-disabled=${this.busy !== null} @click=${() => this.#work('demo', this.#mend)}>
                Mend the projection
              </button>
            `
          : nothing}
      </div>
    `;
  }

  #make = async () => {
    const { ok, body } = await makeDeadLetter();
    outcome.value = ok
      ? {
          level: 'warn',
          words: `The order list has a fault now: it refuses order ${short(body.orderId)}, whose events are parked. The write side has taken them.`,
        }
      : { level: 'bad', words: sentence(body) };
    await refreshProcessors();
  };

  #mend = async () => {
    const { ok, body } = await mend();
    outcome.value = ok
      ? { level: 'good', words: 'The fault is mended, as by a new version. Retry the letters now.' }
      : { level: 'bad', words: sentence(body) };
  };

  #letter(letter) {
    const { id, processor, position, aggregateId, type, payload, cause, since, attempts } = letter;
    const isBusy = this.busy === key(letter);
    return html`
      <li data-position=${position} data-processor=${processor} aria-busy=${isBusy}>
        <div class="what">
          <span class="badge ${type}">${type}</span>
          <span>${processor}</span>
          <button class="chip link" data-order=${aggregateId} @click=${() => goTo(aggregateId)}>order ${short(aggregateId)}</button>
          <span class="quiet">position ${count(position)}, since ${moment(since)},
            ${attempts === 0 ? 'waits for the one before' : `tried ${attempts === 1 ? 'once' : `${count(attempts)} times`}`}</span>
        </div>
        <p class="cause">${cause}</p>
        <details>
          <summary>Payload</summary>
          <pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre>
        </details>
        <div class="row">${this.doubtful === key(letter) ? this.#sure(letter) : this.#choices(letter, isBusy)}</div>
      </li>
    `;
  }

  #choices(letter, isBusy) {
    return html`
      <button class="small" aria-disabled=${isBusy} @click=${() => this.#work(key(letter), () => retry(letter))}>Retry</button>
      <button class="small outline secondary discard" aria-disabled=${isBusy} @click=${() => this.#doubt(letter)}>Discard</button>
    `;
  }

  #sure(letter) {
    const answer = async (isSure) => {
      this.doubtful = null;
      await this.updateComplete;
      this.#focus(letter, '.discard');
      if (isSure) {
        await this.#work(key(letter), () => discard(letter));
      }
    };
    return html`
      <span>The order’s row goes without this event from then on.</span>
      <button class="small sure" @click=${() => answer(true)}>Discard it</button>
      <button class="small outline secondary keep" @click=${() => answer(false)}>Keep it</button>
    `;
  }

  async #doubt(letter) {
    this.doubtful = key(letter);
    await this.updateComplete;
    this.#focus(letter, '.keep');
  }

  #focus({ processor, position }, selector) {
    this.querySelector(`[data-processor="${processor}"][data-position="${position}"] ${selector}`)?.focus();
  }

  /** The button that was pressed may be gone. */
  #keepFocus() {
    if (document.activeElement === document.body) {
      (this.querySelector('.letters button') ?? this.closest('[role="tabpanel"]')).focus();
    }
  }

  async #work(what, work) {
    if (this.busy === null) {
      this.busy = what;
      await work();
      this.busy = null;
      await this.updateComplete;
      this.#keepFocus();
    }
  }
}

const key = ({ processor, id }) => `${processor} ${id}`;

customElements.define('dead-letters', DeadLetters);
