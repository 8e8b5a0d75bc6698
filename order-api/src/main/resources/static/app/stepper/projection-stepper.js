import { html, nothing } from 'lit';
import { aggregateName, isOfOrder } from '../core/aggregate.js';
import { count, counted, moment } from '../core/format.js';
import { log, newest } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session as account } from '../core/session.js';
import { term } from '../core/term.js';
import { explained, needs, sentence } from '../operations/notes.js';
import { around } from './around.js';
import { beginAnew, close, end, head, open, runTo, runToEndOfOrder, step, stepping, stop } from './session.js';
import { stepDone } from './step-done.js';
import { methodOf } from './method.js';

const EXPLAINED = [
  ['platform/projections/src/main/java/dev/orderflow/platform/projections/stepping/Stepping.java', 'Stepping'],
  ['docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md', 'decision'],
];

/** Applies events of the log one at a time to a copy of a read model, and shows the rows before and after. */
class ProjectionStepper extends Panel {
  static properties = { method: { state: true }, wanted: { state: true } };

  /** The step whose method is shown or being loaded. */
  #explainedStep = null;

  #hadFocus = false;

  constructor() {
    super();
    this.method = null;
    this.wanted = null;
  }

  get watched() {
    return [account, log, newest, stepping];
  }

  /** It begins as soon as the account may. A popover that is closed by a dialog gives the focus back to nobody, so it is closed before. */
  open(processor, position) {
    this.wanted = { processor, position };
    document.querySelector(':popover-open')?.hidePopover();
    this.querySelector('dialog').showModal();
  }

  async #begin({ processor, position }) {
    this.wanted = null;
    await open(processor, position);
    await this.updateComplete;
    this.#focus();
  }

  #focus() {
    (this.querySelector('button.next') ?? this.querySelector('h2')).focus();
  }

  #close() {
    this.wanted = null;
    close();
  }

  willUpdate() {
    this.#hadFocus = this.contains(document.activeElement);
  }

  render() {
    const { processor, session } = stepping.value;
    return html`
      <dialog aria-labelledby="stepper-title" @close=${this.#close} @keydown=${this.#press}>
        <article>
          <header class="row">
            <h2 id="stepper-title" tabindex="-1">Step through ${this.wanted?.processor ?? processor ?? 'a projection'}</h2>
            ${explained('the stepper', EXPLAINED)}
            <form method="dialog"><button class="small outline secondary">Close</button></form>
          </header>
          ${mayOperate()
            ? html`
                <p class="quiet">
                  On a copy beside the live ${term('read model')}: nobody reads it, and nobody waits for it. An event is applied by the
                  ${term('projection')} as it runs in production.
                </p>
                ${this.#state()} ${session ? this.#session(session) : nothing}
              `
            : needs('operator', 'ops:admin', 'step through a projection')}
        </article>
      </dialog>
    `;
  }

  /** One line that is always there. */
  #state() {
    const { session, problem, isBusy } = stepping.value;
    return html`
      <p class="row state" role="status">
        ${problem ? html`<span class=${problem.isNote ? 'quiet' : 'bad'}>${sentence(problem)}</span>` : nothing}
        ${problem?.wanted ? button('Begin anew up to there', () => beginAnew(problem.wanted)) : nothing}
        ${!session && !isBusy ? html`There is no session. ${button('Begin', () => beginAnew())}` : nothing}
        ${session
          ? html`
              <span>
                ${session.position === 0
                  ? 'Before the first event'
                  : html`Applied up to position <strong>${count(session.position)}</strong>`}
                of ${count(head())}${session.deadLetters > 0
                  ? html`, <span class="bad">${counted(session.deadLetters, 'event')} parked</span>`
                  : nothing}
              </span>
              <span class="quiet">ends at ${moment(session.endsAt)} unless it goes on</span>
            `
          : nothing}
      </p>
    `;
  }

  #session({ position, step: done }) {
    const { around: events, isBusy } = stepping.value;
    const next = events.find((event) => event.position > position);
    const isAtEnd = position >= head();
    return html`
      <progress max=${Math.max(1, head())} value=${position} aria-label="How much of the log is applied"></progress>
      ${around(events, position, isBusy, (event) => runTo(event.position))}
      <div class="row actions">
        <button type="button" class="next" aria-disabled=${isBusy || isAtEnd} aria-keyshortcuts="ArrowRight"
          @click=${() => isAtEnd || step()}>
          Apply next <span aria-hidden="true">→</span>
        </button>
        <span class="quiet upcoming">
          ${next ? html`${next.type} of ${aggregateName(next)}` : isAtEnd ? 'The end of the log' : nothing}
        </span>
        ${isBusy ? button('Stop', stop) : nothing}
      </div>
      <div class="row actions">
        <form class="row" @submit=${this.#runTo}>
          <label class="row">Position <input name="position" inputmode="numeric" pattern="[0-9]{1,18}" required
            title="A whole number" autocomplete="off"></label>
          <button class="small outline" aria-disabled=${isBusy}>Run to here</button>
        </form>
        <button type="button" class="small outline" aria-disabled=${isBusy || !orderEvent(done, next)} aria-keyshortcuts="End"
          @click=${() => this.#runToEnd(done, next)}>
          Run to the end of this order
        </button>
        <button type="button" class="small outline" aria-disabled=${isBusy} @click=${() => beginAnew()}>Begin anew</button>
        <button type="button" class="small outline" aria-disabled=${isBusy} @click=${end}>End</button>
      </div>
      ${done
        ? stepDone(done, this.method)
        : html`<p class="empty">Each applied event shows here what it changes. The right arrow applies the next one.</p>`}
    `;
  }

  /** A button that is gone after it was pressed leaves the focus in the dialog, which listens for the keys. */
  updated() {
    if (this.wanted && mayOperate()) {
      this.#begin(this.wanted);
    }
    if (this.#hadFocus && document.activeElement === document.body) {
      this.#focus();
    }
    const { processor, session } = stepping.value;
    const done = session?.step ?? null;
    if (done !== this.#explainedStep) {
      this.#explainedStep = done;
      this.method = null;
      this.#explain(processor, done);
    }
  }

  async #explain(processor, done) {
    const method = done?.handler ? await methodOf(processor, done.event.type) : null;
    if (done === this.#explainedStep) {
      this.method = method;
    }
  }

  #runTo(event) {
    event.preventDefault();
    runTo(Number(new FormData(event.target).get('position')));
  }

  #runToEnd(done, next) {
    const event = orderEvent(done, next);
    if (event) {
      const { aggregateId, sequenceNumber } = event;
      runToEndOfOrder(aggregateId, done ? sequenceNumber : sequenceNumber - 1);
    }
  }

  #press(event) {
    const { session, isBusy } = stepping.value;
    const isTyping = event.target.closest('input, pre');
    if (event.defaultPrevented || !session || isBusy || isTyping || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'ArrowRight' && session.position < head()) {
      event.preventDefault();
      step();
    } else if (event.key === 'End' && session.step) {
      event.preventDefault();
      this.#runToEnd(session.step);
    }
  }
}

/** The event that was applied last, or else the next one, which then counts too; null if it is none of an order. */
function orderEvent(done, next) {
  const event = done?.event ?? next;
  return event && isOfOrder(event) ? event : null;
}

const button = (text, act) => html`<button type="button" class="small outline" @click=${act}>${text}</button>`;

customElements.define('projection-stepper', ProjectionStepper);
