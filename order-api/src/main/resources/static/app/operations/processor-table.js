import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { count, duration, percent } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { term } from '../core/term.js';
import { ask, asked, outcome } from './requested-actions.js';
import { condition, lag } from './condition.js';
import { loading, needs } from './notes.js';
import { processors, refreshProcessors } from './processors.js';
import { goToTab } from './tab.js';

const ASKED = {
  pause: 'pausing',
  resume: 'resuming',
  replay: 'replay asked for',
  split: 'splitting',
  merge: 'merging',
};

const HINT =
  'A replay builds a read model anew beside the live one, so nobody has to wait for it. ' +
  'Split a segment, and two nodes can share its orders.';

/** The processors of all nodes, with the operations for operators. */
class ProcessorTable extends Panel {
  get watched() {
    return [asked, outcome, processors, session];
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see and steer the processors');
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
          ? `${problem.title}; this is how the processors were before.`
          : (outcome.value?.words ?? html`${HINT} What is a ${term('replay')}, a ${term('segment')}, a ${term('token')}?`)}
      </p>
      <table class="processors">
        <thead>
          <tr>
            <th scope="col">Processor</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Position</th>
            <th scope="col">Lag</th>
            <th scope="col">Dead letters</th>
            <th scope="col">Segments: node, position</th>
            <th scope="col">Steer</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(items, ({ name }) => name, (item) => this.#row(item))}
        </tbody>
      </table>
    `;
  }

  #row(item) {
    const { name, position, deadLetters, segments } = item;
    const action = asked.value.get(name);
    return html`
      <tr data-processor=${name} aria-busy=${action !== undefined}>
        <th scope="row">${name}</th>
        <td data-label="State">${this.#state(item, action)}</td>
        <td data-label="Position" class="number">${count(position)}</td>
        <td data-label="Lag" class=${item.caughtUp ? 'quiet' : condition(item).level}>${lag(item)}</td>
        <td data-label="Dead letters">
          ${deadLetters > 0
            ? html`
                <button class="chip bad" @click=${() => goToTab('dead-letters')}>
                  <b>${count(deadLetters)}</b> to look at
                </button>
              `
            : html`<span class="quiet">none</span>`}
        </td>
        <td data-label="Segments">
          <ul class="segments">
            ${repeat(segments, ({ id }) => id, (segment) => this.#segment(name, segment, segments.length))}
          </ul>
        </td>
        <td data-label="Steer">${this.#steer(item)}</td>
      </tr>
      ${item.error ? html`<tr class="error"><td colspan="7">${item.error}</td></tr>` : nothing}
    `;
  }

  #state(item, action) {
    const { level, sign, words } = condition(item);
    return html`
      <span class=${level}><span aria-hidden="true">${sign}</span> ${words}</span>
      ${action ? html`<span class="badge busy">${ASKED[action]}</span>` : nothing}
      ${item.replaying ? replay(item) : nothing}
    `;
  }

  #segment(processor, { id, owner, position }, number) {
    const button = (action, isPossible) => html`
      <button
        class="small outline secondary"
        aria-label="${action} segment ${id} of ${processor}"
        ?disabled=${!isPossible}
        @click=${() => ask(processor, action, id)}
      >
        ${action}
      </button>
    `;
    return html`
      <li>
        <span><b>${id}</b> <span class=${owner ? 'quiet' : 'warn'}>${owner ?? 'no node'}</span></span>
        <span class="number">${count(position)}</span>
        ${button('split', true)} ${button('merge', number > 1)}
      </li>
    `;
  }

  #steer({ name, paused, replaying }) {
    const pause = paused ? 'resume' : 'pause';
    return html`
      <div class="row">
        <button class="small outline" aria-label="${pause} ${name}" @click=${() => ask(name, pause)}>${pause}</button>
        <button
          class="small"
          aria-label="replay ${name}"
          aria-disabled=${replaying !== null}
          @click=${() => replaying === null && ask(name, 'replay')}
        >
          replay
        </button>
      </div>
    `;
  }
}

function replay({ name, replaying: { percent: done, eventsPerSecond, secondsLeft } }) {
  return html`
    <div class="replay">
      <progress max="100" value=${done} aria-label="Replay of ${name}"></progress>
      <small>
        ${percent(done)}, ${count(eventsPerSecond)} events/s${secondsLeft === null
          ? nothing
          : html`, ${duration(secondsLeft * 1_000)} left`}
      </small>
    </div>
  `;
}

customElements.define('processor-table', ProcessorTable);
