import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { count, duration, moment, short } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { goTo } from '../core/place.js';
import { mayOperate, session } from '../core/session.js';
import { sentence } from './notes.js';
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
    return [processors, session, traces];
  }

  render() {
    const shown = traces.value.filter(({ command }) => command !== null || !this.isMineOnly);
    return html`
      <div class="traces-head">
        <p>Whatever follows from a command carries its correlation id; <em>caused by</em> names the message right before.</p>
        <label>
          <input type="checkbox" role="switch" .checked=${this.isMineOnly} @change=${(e) => (this.isMineOnly = e.target.checked)}>
          Sent from this page only
        </label>
      </div>
      ${shown.length === 0
        ? html`<p class="empty">Nothing yet. Send a command, and see here what follows from it.</p>`
        : html`<ol class="traces">${repeat(shown, ({ correlationId }) => correlationId, (trace) => this.#trace(trace))}</ol>`}
    `;
  }

  #trace({ correlationId, command, events }) {
    return html`
      <li>
        <div class="cause">
          ${command ? html`<strong>${command.name}</strong> <span class="quiet">${moment(command.at)}</span>` : seen(events[0])}
          <code class="quiet" title="Correlation id ${correlationId}">${short(correlationId)}</code>
          ${command ? answered(command.answer) : nothing}
        </div>
        <div class="effects">
          ${events.map((event) => this.#event(event))}
          ${events.length === 0 ? html`<p class="quiet">${command.answer === null ? '…' : 'no event'}</p>` : nothing}
        </div>
      </li>
    `;
  }

  #event(event) {
    const { type, aggregateId, sequenceNumber, position, timestamp, metadata } = event;
    return html`
      <div class="effect" data-position=${position}>
        <div>
          <span class="badge ${type}">${type}</span> version ${count(sequenceNumber)}
          <button class="chip link" data-order=${aggregateId} @click=${() => goTo(aggregateId)}>order ${short(aggregateId)}</button>
          <span class="quiet" title=${metadata.causationId ?? nothing}>
            position ${count(position)}, ${moment(timestamp)}${metadata.causationId ? `, caused by ${short(metadata.causationId)}` : nothing}
          </span>
        </div>
        <ul class="followers" aria-label="Read models that have followed">
          ${follower('order-list', event.listedAfter !== null, event.listedAfter)}
          ${mayOperate()
            ? (processors.value?.items ?? [])
                .filter(({ name }) => name !== 'order-list')
                .map((item) => follower(item.name, item.position >= position))
            : nothing}
        </ul>
      </div>
    `;
  }
}

function answered(answer) {
  if (answer === null) {
    return html`<span class="quiet">under way</span>`;
  }
  const { status, body } = answer;
  return status >= 200 && status < 300
    ? html`<span class="good">${status} accepted</span>`
    : html`<span class="bad" title=${sentence(body)}>${status || ''} ${body?.reason ?? slug(body)}</span>`;
}

/** The name of a kind of problem, which is short. */
const slug = (problem) => problem?.type?.split('/').at(-1) ?? problem?.title;

function seen({ metadata }) {
  return html`<span>a command of <strong>${metadata.actor ?? 'somebody'}</strong></span>`;
}

function follower(name, hasFollowed, millis) {
  return html`
    <li class=${hasFollowed ? 'good' : 'warn'}>
      <span aria-hidden="true">${hasFollowed ? '✓' : '…'}</span> ${name}
      ${hasFollowed ? (millis === undefined ? nothing : html`<b>${duration(millis)}</b>`) : html`<span class="spoken">not yet</span>`}
    </li>
  `;
}

customElements.define('correlation-traces', CorrelationTraces);
