import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { count, counted, duration, percent } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { term } from '../core/term.js';
import { ask, asked, outcome } from './requested-actions.js';
import { condition, hasRefusedReplay, lag } from './condition.js';
import { health, isReachable } from './health.js';
import { loading, needs } from './notes.js';
import { processors, refreshProcessors } from './processors.js';
import { isProjection } from '../pipeline/read-models.js';
import { openStepper } from '../stepper/open-stepper.js';
import { goToTab } from './tab.js';

const ASKED = {
  pause: 'pausing',
  resume: 'resuming',
  replay: 'replay asked for',
  split: 'splitting',
  merge: 'merging',
  'replay/acknowledge': 'acknowledging',
};

const HINT =
  'A replay builds a read model anew beside the live one, so nobody has to wait for it. ' +
  'Split a segment, and two nodes can share its orders.';

/** It can be looked at, and not operated. */
const FOLLOWER = 'log-follower';

/** The processors of all nodes, with the operations for operators. */
class ProcessorTable extends Panel {
  /** Processor → its segments as they were first shown, while the pointer or the focus is there: so nothing moves under it. */
  #held = new Map();

  get watched() {
    return [asked, health, outcome, processors, session];
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see and control the processors');
    }
    if (processors.value === null) {
      return loading('the processors');
    }
    const { items, problem } = processors.value;
    if (items.length === 0) {
      return failure(problem, refreshProcessors);
    }
    return html`
      <p class="outcome ${problem ? 'bad' : (outcome.value?.level ?? 'quiet')}" aria-live="polite">
        ${problem
          ? `${problem.title}; the table shows how it was before.`
          : (outcome.value?.words ?? 'The result of an action is shown here.')}
      </p>
      <table class="processors">
        <thead>
          <tr>
            <th scope="col">Processor</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Log position</th>
            <th scope="col">Lag</th>
            <th scope="col">Dead letters</th>
            <th scope="col">Segments: node, log position</th>
            <th scope="col">Actions</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(items, ({ name }) => name, (item) => this.#row(item))}
        </tbody>
      </table>
      <p class="quiet">${HINT} What is a ${term('replay')}, a ${term('segment')}, a ${term('token')}?</p>
    `;
  }

  #row(item) {
    const { name, position, deadLetters, segments } = item;
    const action = asked.value.get(name);
    return html`
      <tr data-processor=${name} aria-busy=${action !== undefined}>
        <th scope="row">${name}</th>
        <td data-label="State">${this.#state(item, action)}</td>
        <td data-label="Log position" class="number">${count(position)}</td>
        <td data-label="Lag" class=${item.caughtUp ? 'quiet' : condition(item).level}>${lag(item)}</td>
        <td data-label="Dead letters">
          ${deadLetters > 0
            ? html`
                <button class="chip bad" @click=${() => goToTab('dead-letters')}>
                  <b>${counted(deadLetters, 'event')}</b> parked
                </button>
              `
            : html`<span class="quiet">none</span>`}
        </td>
        <td data-label="Segments">
          <ul class="segments" @pointerenter=${() => this.#hold(item)} @pointerleave=${() => this.#release(name)}>
            ${repeat(this.#inPlace(item), ({ id }) => id, (segment) => this.#segment(name, segment, segments.length))}
          </ul>
        </td>
        <td data-label="Actions">${name === FOLLOWER ? nothing : this.#actions(item)}</td>
      </tr>
      ${item.error ? html`<tr class="error"><td colspan="7"><div>${this.#error(item)}</div></td></tr>` : nothing}
    `;
  }

  #state(item, action) {
    const { level, sign, words } = condition(item);
    return html`
      ${action
        ? html`<span class="busy">${ASKED[action]}…</span>`
        : html`<span class=${level}><span aria-hidden="true">${sign}</span> ${words}</span>`}
      ${item.replaying ? replay(item) : nothing}
      ${item.steppingPosition === undefined
        ? nothing
        : html`<div><small class="quiet">copy stepped to ${count(item.steppingPosition)}</small></div>`}
    `;
  }

  #error(item) {
    const { name, error } = item;
    return html`
      ${error}
      ${hasRefusedReplay(item)
        ? html`
            <button
              class="small outline secondary"
              aria-label="acknowledge the failed replay of ${name}"
              aria-disabled=${!canAsk()}
              @click=${() => this.#ask(name, 'replay/acknowledge')}
            >
              acknowledge
            </button>
          `
        : nothing}
    `;
  }

  /** One that is gone keeps the room that it had: else the table would be narrower, and what is below the pointer would move. */
  #segment(processor, { id, owner, position, isGone }, number) {
    const button = (action, isPossible) => html`
      <button
        class="small outline secondary"
        aria-label="${action} segment ${id} of ${processor}"
        aria-disabled=${!isPossible || !canAsk()}
        @click=${() => isPossible && this.#change(processor, action, id)}
      >
        ${action}
      </button>
    `;
    return html`
      <li class=${isGone ? 'gone' : ''} data-segment=${id} tabindex=${isGone ? '-1' : nothing}>
        ${isGone ? html`<span class="quiet merged"><b>${id}</b> merged</span>` : nothing}
        <span><b>${id}</b> <span class=${owner ? 'quiet' : 'warn'}>${owner ?? 'no node'}</span></span>
        <span class="number">${count(position)}</span>
        ${processor === FOLLOWER ? nothing : html`${button('split', true)} ${button('merge', number > 1)}`}
      </li>
    `;
  }

  #actions(item) {
    const { name, paused } = item;
    const pause = paused ? 'resume' : 'pause';
    return html`
      <div class="row">
        <button
          class="small outline"
          aria-label="${pause} ${name}"
          aria-disabled=${!canAsk()}
          @click=${() => this.#ask(name, pause)}
        >
          ${pause}
        </button>
        ${isProjection(item) ? this.#builds(item) : nothing}
      </div>
    `;
  }

  /** What has side effects only has nothing that could be built anew. */
  #builds({ name, replaying }) {
    return html`
      <button
        class="small outline"
        aria-label="replay ${name}"
        aria-disabled=${replaying !== null || !canAsk()}
        @click=${() => replaying === null && this.#ask(name, 'replay')}
      >
        replay
      </button>
      <button class="small outline" aria-label="step through ${name}" @click=${() => openStepper(name)}>step</button>
    `;
  }

  #ask(processor, action, segment) {
    return canAsk() ? ask(processor, action, segment) : undefined;
  }

  /** What was pressed may be gone afterwards. The focus stays in its place, and where the pointer is, nothing else comes. */
  async #change(processor, action, id) {
    this.#hold(processors.value.items.find(({ name }) => name === processor));
    await this.#ask(processor, action, id);
    await this.updateComplete;
    const place = this.querySelector(`[data-processor="${processor}"] [data-segment="${id}"]`);
    if (document.activeElement === document.body) {
      (place?.querySelector('button') ?? place)?.focus();
    }
  }

  #hold({ name, segments }) {
    if (!this.#held.has(name)) {
      this.#held.set(name, segments);
    }
  }

  #release(name) {
    this.#held.delete(name);
    this.requestUpdate();
  }

  /** Those that were there first, then the new ones, which keep their places from now on, too. */
  #inPlace({ name, segments }) {
    const held = this.#held.get(name);
    if (held === undefined) {
      return segments;
    }
    const all = [...held, ...segments.filter(({ id }) => !held.some((one) => one.id === id))];
    this.#held.set(name, all);
    return all.map((one) => segments.find(({ id }) => id === one.id) ?? { ...one, isGone: true });
  }
}

/** While the server can’t be reached, or the status is an old one, nobody knows what an action would do. */
const canAsk = () => isReachable() && processors.value?.problem === null;

function replay({ name, replaying: { percent: done, eventsPerSecond, secondsLeft } }) {
  return html`
    <div class="replay">
      <progress max="100" value=${done} aria-label="Replay of ${name}"></progress>
      <small>
        ${percent(done)}, ${counted(eventsPerSecond, 'event')}/s${secondsLeft === null
          ? nothing
          : html`, ${duration(secondsLeft * 1_000)} left`}
      </small>
    </div>
  `;
}

customElements.define('processor-table', ProcessorTable);
