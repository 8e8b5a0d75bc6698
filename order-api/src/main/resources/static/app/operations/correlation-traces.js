import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../commands/command-exchange.js';
import { isOfOrder } from '../core/aggregate.js';
import { count, counted, duration, moment, short } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { parkedIn } from '../order-detail/parked.js';
import { parked } from '../pipeline/parked.js';
import { hasSkipped } from './condition.js';
import { aggregateLink, sentence } from './notes.js';
import { processors } from './processors.js';
import { traces } from './traces.js';

/** From a command to its events, and to the read models that have followed. */
class CorrelationTraces extends Panel {
  static properties = { isMineOnly: { state: true } };

  constructor() {
    super();
    this.isMineOnly = false;
  }

  get watched() {
    return [parked, processors, session, traces];
  }

  render() {
    const shown = traces.value.filter(({ command }) => command !== null || !this.isMineOnly);
    return html`
      <div class="traces-head">
        <p>
          Whatever follows from a command carries its correlation id; <em>caused by</em> names the message right before.
        </p>
        <label>
          <input
            type="checkbox"
            role="switch"
            .checked=${this.isMineOnly}
            @change=${({ target }) => (this.isMineOnly = target.checked)}
          >
          Sent from this page only
        </label>
      </div>
      ${shown.length === 0
        ? html`<p class="empty">Nothing yet. Send a command, and see here what follows from it.</p>`
        : html`<ol class="traces">${repeat(shown, key, (trace) => this.#trace(trace))}</ol>`}
    `;
  }

  #trace({ correlationId, command, events, earlier }) {
    return html`
      <li>
        <div class="cause">
          ${command ? sentHere(command) : seen(events[0])}
          <code class="quiet" title="Correlation id ${correlationId ?? 'unknown'}">${short(correlationId ?? '–')}</code>
          ${command ? answered(command.answer) : nothing}
        </div>
        <div class="effects">
          ${earlier > 0 ? html`<p class="quiet">${counted(earlier, 'event')} before these</p>` : nothing}
          ${events.map((event) => this.#event(event))}
          ${events.length === 0 ? html`<p class="quiet">${command.answer === null ? '…' : 'no event'}</p>` : nothing}
        </div>
        ${command ? html`<command-exchange .correlationId=${correlationId}></command-exchange>` : nothing}
      </li>
    `;
  }

  #event(event) {
    const { type, sequenceNumber, position, timestamp, metadata } = event;
    return html`
      <div class="effect" data-position=${position}>
        <div>
          <span class="badge ${type}">${type}</span> version ${count(sequenceNumber)}
          ${aggregateLink(event)}
          <span class="quiet" title=${metadata.causationId ?? nothing}>
            position ${count(position)}, ${moment(timestamp)}${causedBy(metadata)}
          </span>
        </div>
        ${isOfOrder(event) ? followers(event) : nothing}
      </div>
    `;
  }
}

const key = ({ key }) => key;

const sentHere = ({ name, at }) => html`<strong>${name}</strong> <span class="quiet">${moment(at)}</span>`;

const seen = ({ metadata }) => html`<span>a command of <strong>${metadata.actor ?? 'somebody'}</strong></span>`;

const causedBy = ({ causationId }) => (causationId ? `, caused by ${short(causationId)}` : nothing);

function answered(answer) {
  if (answer === null) {
    return html`<span class="quiet">under way</span>`;
  }
  const { status, body } = answer;
  return status >= 200 && status < 300
    ? html`<span class="good">${status} accepted</span>`
    : html`<span class="bad" title=${sentence(body)}>${status || ''} ${body?.reason ?? slug(body)}</span>`;
}

/** The last part of a problem's type. */
const slug = (problem) => problem?.type?.split('/').at(-1) ?? problem?.title;

/** The list tells of its changes. Of the others their position is known, which also passes events that are parked or skipped. */
function standing(item, { aggregateId, position, listedAfter }) {
  if (item.name === 'order-list' && listedAfter !== null) {
    return 'has it';
  }
  const number = parkedIn(item, aggregateId);
  if (number > 0) {
    return 'parked';
  }
  if (item.position < position) {
    return 'not yet';
  }
  return number === null || hasSkipped(item) ? 'unknown' : 'has it';
}

const STANDINGS = {
  'has it': { level: 'good', sign: '✓' },
  'not yet': { level: 'warn', sign: '…' },
  parked: { level: 'bad', sign: '✖' },
  unknown: { level: 'quiet', sign: '?' },
};

const followers = (event) => html`
  <ul class="followers" aria-label="Read models that have followed">
    ${mayOperate() && processors.value !== null
      ? processors.value.items.map((item) => follower(item.name, standing(item, event), event.listedAfter))
      : follower('order-list', event.listedAfter === null ? 'not yet' : 'has it', event.listedAfter)}
  </ul>
`;

function follower(name, standing, listedAfter) {
  const { level, sign } = STANDINGS[standing];
  const millis = name === 'order-list' ? listedAfter : null;
  return html`
    <li class=${level}>
      <span aria-hidden="true">${sign}</span> ${name} ${millis === null ? nothing : html`<b>${duration(millis)}</b>`}
      <span class=${standing === 'parked' ? '' : 'spoken'}>${standing}</span>
    </li>
  `;
}

customElements.define('correlation-traces', CorrelationTraces);
