import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { count, short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { goTo, place } from '../core/place.js';
import { mayWrite, session } from '../core/session.js';
import { awaitsStock } from '../order-detail/awaits-stock.js';
import { chosen } from '../order-detail/chosen.js';
import { isInPast, past, stateInSight, versionInSight } from '../order-detail/past.js';
import { pastNote } from '../order-detail/past-note.js';
import { placeholder } from '../order-detail/placeholder.js';
import { commandFields, NO_LINE } from './command-fields.js';
import './command-exchange.js';
import { commands } from './commands.js';
import { exampleLine, exampleOrder, exampleReason, exampleShipment } from './examples.js';
import { outcome } from './outcome.js';
import { outcomeLine } from './outcome-line.js';
import { readsOnly } from './reads-only.js';
import { prepare, send } from './send.js';

class CommandPanel extends Panel {
  #command = commands[0];
  #entered = { ...exampleOrder(), ...exampleShipment(), reason: exampleReason };
  #errors = [];
  /** Null until somebody decides: then the past is a condition, since the person has not seen what came after it. */
  #isConditional = null;
  #isSending = false;
  #outcome = null;
  #attempt = null;
  #order = null;

  get watched() {
    return [session, chosen, past, place];
  }

  /** Input about the lines of one order makes no sense for another order. */
  willUpdate() {
    if (chosen.value.id !== this.#order) {
      this.#order = chosen.value.id;
      this.#forgetLines();
      this.#isConditional = null;
      if (!this.#command.placesAnOrder) {
        this.#errors = [];
      }
    }
  }

  render() {
    if (!mayWrite()) {
      return readsOnly();
    }
    const state = this.#command.placesAnOrder ? null : stateInSight();
    return html`
      <fieldset class="chips">
        <legend class="spoken">Command</legend>
        ${commands.map((command) => this.#choice(command))}
      </fieldset>
      ${this.#command.placesAnOrder || state ? this.#form(state) : noOrder()}
      <div class="outcome" role="status">${this.#outcomeLine()}</div>
      ${this.#outcome ? html`<command-exchange .correlationId=${this.#attempt.correlationId}></command-exchange>` : nothing}
    `;
  }

  #choice(command) {
    const isExpected = accepts(command, stateInSight());
    return html`
      <label class=${isExpected ? 'expected' : 'unexpected'}>
        <input type="radio" name="command" value=${command.name} .checked=${command === this.#command}
          @change=${() => this.#choose(command)}>
        ${command.label}${isExpected ? nothing : html`<span class="spoken">, not now</span>`}
      </label>
    `;
  }

  #form(state) {
    const { name, action, placesAnOrder } = this.#command;
    const isExpected = accepts(this.#command, state);
    return html`
      <form novalidate @submit=${this.#submit}>
        ${placesAnOrder ? nothing : this.#target(state)}
        ${commandFields[name](this.#values(), this.#errors, (values) => this.#enter(values))}
        ${placesAnOrder ? nothing : this.#condition()}
        <p class="row">
          <button type="submit" class="alternates ${isExpected ? '' : 'outline'}" aria-busy=${this.#isSending}>
            <span class=${this.#isSending ? '' : 'shown'}>${action}</span>
            <span class=${this.#isSending ? 'shown' : ''}>Sending…</span>
          </button>
          ${isExpected || this.#outcome ? nothing : html`<span class="quiet">${refusal(this.#command, state)}</span>`}
        </p>
      </form>
    `;
  }

  #target(state) {
    const { orderId, status } = state;
    return html`
      <p class="quiet row">
        To order <code>${short(orderId)}</code> <span class="badge ${status}">${status}</span> ${awaitsStock(state)}
        ${pastNote(this, '[type=submit]')}
      </p>
    `;
  }

  #condition() {
    return html`
      <label class="condition">
        <input type="checkbox" .checked=${live(this.#isOnCondition)}
          @change=${({ target }) => this.#enterCondition(target.checked)}>
        Only if it is still at version ${count(versionInSight())}
      </label>
    `;
  }

  #outcomeLine() {
    return this.#outcome ? outcomeLine(this.#outcome, chosen.value.id, () => this.#sendAgain()) : nothing;
  }

  /** Values that nobody has entered yet are examples that fit the chosen order. */
  #values() {
    const state = stateInSight();
    const lines = state?.lines ?? [];
    if (this.#command.placesAnOrder) {
      return this.#entered;
    }
    return {
      ...this.#entered,
      lines,
      line: this.#entered.line ?? exampleLine(lines, state.total.currency),
      sku: [...lines, NO_LINE].find(({ sku }) => sku === this.#entered.sku)?.sku ?? lines[0].sku,
    };
  }

  #enter(values) {
    if (values.lines?.length < this.#entered.lines.length) {
      this.#errors = []; // they refer to lines by index
    }
    this.#entered = { ...this.#entered, ...values };
    this.requestUpdate();
  }

  get #isOnCondition() {
    return this.#isConditional ?? isInPast();
  }

  #enterCondition(isConditional) {
    this.#isConditional = isConditional;
    this.requestUpdate();
  }

  #choose(command) {
    this.#command = command;
    this.#errors = [];
    this.#outcome = null;
    this.requestUpdate();
  }

  #submit(submission) {
    submission.preventDefault();
    const version = this.#isOnCondition && !this.#command.placesAnOrder ? versionInSight() : null;
    this.#send(prepare(this.#command, chosen.value.id, this.#values(), version));
  }

  async #sendAgain() {
    await this.#send(this.#attempt);
    moveFocus(this, '[type=submit]');
  }

  async #send(attempt) {
    if (this.#isSending) {
      return;
    }
    this.#attempt = attempt;
    this.#isSending = true;
    this.requestUpdate();
    const answer = await send(attempt);
    this.#isSending = false;
    this.#errors = answer.body?.errors ?? [];
    this.#outcome = { orderId: attempt.orderId ?? answer.body?.orderId ?? null, ...outcome(attempt, answer) };
    if (answer.ok) {
      this.#forgetLines();
      if (attempt.command.placesAnOrder) {
        goTo(answer.body.orderId);
      }
    }
    this.requestUpdate();
  }

  #forgetLines() {
    this.#entered = { ...this.#entered, line: undefined, sku: undefined };
  }
}

const accepts = ({ placesAnOrder, states, needsStock }, state) =>
  placesAnOrder || (states.includes(state?.status) && !(needsStock && state.awaitingStock));

/** Commands are offered only for an order whose current state is known. */
const noOrder = () => placeholder(chosen.value, 'send it a command')
  ?? html`<p class="empty late">What this order is like is not known now.</p>`;

function refusal({ needsStock }, state) {
  const why = needsStock && state.awaitingStock ? ', because it awaits its stock' : '';
  return isInPast() ? `Would be refused at this version${why}.` : `Would be refused now${why}. Try it.`;
}

customElements.define('command-panel', CommandPanel);
