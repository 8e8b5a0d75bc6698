import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { count, fullMoment, moment, money, short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { place } from '../core/place.js';
import { chosen, load, loadEarlier } from './chosen.js';
import { versionInSight, visit } from './past.js';
import { placeholder } from './placeholder.js';
import { summary } from './event-summary.js';

/** The events of the chosen order, newest first, so that new ones are always visible. */
class OrderTimeline extends Panel {
  #opened = new Set();
  #known = { id: null, version: null };
  #problem = null;

  get watched() {
    return [chosen, place];
  }

  willUpdate() {
    const { id, stage, events } = chosen.value;
    if (stage === 'shown' && id !== this.#known.id) {
      this.#known = { id, version: events.at(-1).sequenceNumber };
      this.#opened.clear();
      this.#problem = null;
    }
  }

  render() {
    const { id, stage, events, state, problem } = chosen.value;
    if (stage === 'failed') {
      return failure(problem, () => this.#tryAgain());
    }
    return (
      placeholder(chosen.value, 'see what has happened to it') ??
      html`
        <p class="row identity">
          <code>${id}</code>
          ${state
            ? html`<span class="badge ${state.status}">${state.status}</span> <span>${money(state.total)}</span>`
            : nothing}
        </p>
        <p class="bad" role="status">${problem ? unknown(problem) : nothing}</p>
        <ol class="timeline scrolls" reversed>
          ${repeat([...events].reverse(), ({ sequenceNumber }) => sequenceNumber, (event) => this.#row(event))}
        </ol>
        ${this.#earlier(events[0].sequenceNumber)}
      `
    );
  }

  /** During time travel only two rows change, and formatting numbers and times is slow. */
  #row(event) {
    const version = event.sequenceNumber;
    const distance = Math.sign(version - versionInSight());
    const isOpen = this.#opened.has(version);
    return guard([event, distance, isOpen], () => this.#drawn(event, distance, isOpen));
  }

  #drawn(event, distance, isOpen) {
    const { type, sequenceNumber: version, position, timestamp, metadata } = event;
    const isNew = version > this.#known.version;
    return html`
      <li
        class="${type} ${isNew ? 'arrives' : ''} ${distance > 0 ? 'later' : ''}"
        data-version=${version}
        data-position=${position}
        aria-current=${distance === 0 ? 'true' : nothing}
      >
        <button type="button" class="plain" @click=${() => visit(version)}>
          <strong>${type}</strong>
          <span>${summary(event)}</span>
          <span class="version">
            ${distance > 0 ? html`<small>later</small>` : nothing}<span class="spoken">version</span> ${count(version)}
          </span>
        </button>
        <details @toggle=${(toggled) => this.#toggle(version, toggled.target.open)}>
          <summary>
            <time datetime=${timestamp} title=${fullMoment(timestamp)}>${moment(timestamp)}</time>
            <span>by ${metadata.actor}</span>
            <code title="Correlation id ${metadata.correlationId}">${short(metadata.correlationId ?? '–')}</code>
          </summary>
          ${isOpen ? content(event) : nothing}
        </details>
      </li>
    `;
  }

  #toggle(version, isOpen) {
    this.#opened[isOpen ? 'add' : 'delete'](version);
    this.requestUpdate();
  }

  #earlier(first) {
    if (first === 0) {
      return nothing;
    }
    return html`
      <p class="row">
        <button type="button" class="outline small" @click=${() => this.#showEarlier()}>Show earlier</button>
        <span class="quiet" role="status">
          ${this.#problem ? `${this.#problem.title}.` : `${count(first)} earlier events are not shown`}
        </span>
      </p>
    `;
  }

  async #showEarlier() {
    this.#problem = await loadEarlier();
    this.requestUpdate();
    moveFocus(this, '.timeline li:last-child button');
  }

  async #tryAgain() {
    await load();
    moveFocus(this, 'button');
  }
}

const unknown = ({ title, detail }) =>
  html`What these events come to can’t be told: ${detail ?? `${title}.`} The page asks again.`;

const content = ({ eventId, revision, position, payload, metadata }) => html`
  <dl class="content">
    <dt>Payload, revision ${revision}</dt>
    <dd><pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre></dd>
    <dt>Metadata</dt>
    <dd><pre tabindex="0">${JSON.stringify(metadata, null, 2)}</pre></dd>
    <dt>Place in the log</dt>
    <dd>position ${count(position)}, event <code>${eventId}</code></dd>
  </dl>
`;

customElements.define('order-timeline', OrderTimeline);
