import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import '../core/copy-button.js';
import { failure } from '../core/failure.js';
import { count, counted, duration, fullMoment, moment, money, short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { place } from '../core/place.js';
import { term } from '../core/term.js';
import { awaitsStock } from './awaits-stock.js';
import { chosen, lastVersion, load, loadEarlier } from './chosen.js';
import { isInPast, past, stateInSight, versionInSight, visit } from './past.js';
import { pastNote } from './past-note.js';
import { placeholder } from './placeholder.js';
import { reveal } from './reveal.js';
import { eventJson } from './event-json.js';
import { summary } from './event-summary.js';

/**
 * The events of the chosen order, newest first, so that new ones are always visible. One event takes part in the tab order, the one in
 * sight. The arrow keys move from there, and travel.
 */
class OrderTimeline extends Panel {
  #opened = new Set();
  #known = { id: null, version: null };
  #problem = null;
  #revealed = null;

  /** The panels beside it grow and shrink, and so does the list. */
  #resized = new ResizeObserver(() => isInPast() && reveal(this.querySelector('.timeline')));

  get watched() {
    return [chosen, past, place];
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
    const { id, stage, events, problem } = chosen.value;
    const state = stateInSight();
    if (stage === 'failed') {
      return failure(problem, () => this.#tryAgain());
    }
    return (
      placeholder(chosen.value, 'see what has happened to it') ??
      html`
        <p class="row identity">
          <code title=${id}>${id}</code>
          ${state
            ? html`<span class="badge ${state.status}">${state.status}</span> ${awaitsStock(state)} <span>${money(state.total)}</span>`
            : nothing}
          <order-deadline></order-deadline>
          ${pastNote(this, '[aria-current] button')}
        </p>
        <erase-personal-data></erase-personal-data>
        <p class="bad" role="status">${problem ? unknown(problem) : nothing}</p>
        <ol class="timeline scrolls" reversed @keydown=${this.#move}>
          ${repeat([...events].reverse(), ({ sequenceNumber }) => sequenceNumber, (event, i) => this.#row(event, events.at(-2 - i)))}
        </ol>
        ${this.#earlier(events[0].sequenceNumber)}
      `
    );
  }

  /** During time travel only two rows change, and formatting numbers and times is slow. */
  #row(event, before) {
    const version = event.sequenceNumber;
    const distance = Math.sign(version - versionInSight());
    const isOpen = this.#opened.has(version);
    const stop = version === tabStop() ? 0 : -1;
    return guard([event, before, distance, isOpen, stop], () => this.#drawn(event, before, distance, isOpen, stop));
  }

  #drawn(event, before, distance, isOpen, stop) {
    const { type, sequenceNumber: version, position, timestamp, metadata } = event;
    const isNew = version > this.#known.version;
    return html`
      <li
        class="${type} ${isNew ? 'arrives' : ''} ${distance > 0 ? 'later' : ''}"
        data-version=${version}
        data-position=${position}
        aria-current=${distance === 0 ? 'true' : nothing}
      >
        <button type="button" class="plain" tabindex=${stop} @click=${() => visit(version)}>
          <strong>${type}</strong>
          <span>${summary(event)}</span>
          <span class="version">
            ${distance > 0 ? html`<small>later</small>` : nothing}<span class="spoken">version</span> ${count(version)}
          </span>
        </button>
        <details @toggle=${(toggled) => this.#toggle(version, toggled.target.open)}>
          <summary tabindex=${stop}>
            <time datetime=${timestamp} title=${fullMoment(timestamp)}>${moment(timestamp)}</time>
            ${before ? html`<span title="Since the event before">+${since(before, timestamp)}</span>` : nothing}
            <span>by ${metadata.actor}</span>
            <code title="Correlation id ${metadata.correlationId}">${short(metadata.correlationId ?? '–')}</code>
          </summary>
          ${isOpen ? content(event) : nothing}
        </details>
      </li>
    `;
  }

  updated() {
    const list = this.querySelector('.timeline');
    if (list !== null) {
      this.#resized.observe(list); // again and again, which does nothing
    }
    const sight = `${chosen.value.id} ${place.value.version}`;
    if (sight !== this.#revealed && reveal(list)) {
      this.#revealed = sight;
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resized.disconnect();
  }

  async #move(pressed) {
    const row = pressed.target.closest('button.plain')?.parentElement;
    const { events } = chosen.value;
    const first = events[0].sequenceNumber;
    const last = lastVersion();
    const version = Number(row?.dataset.version);
    const next = {
      ArrowUp: version + 1,
      ArrowRight: version + 1,
      ArrowDown: version - 1,
      ArrowLeft: version - 1,
      Home: last,
      End: first,
    }[pressed.key];
    if (row && next !== undefined) {
      pressed.preventDefault();
      const to = Math.max(first, Math.min(next, last));
      visit(to);
      await this.updateComplete;
      this.querySelector(`[data-version="${to}"] button`).focus();
    }
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
          ${this.#problem ? `${this.#problem.title}.` : `${counted(first, 'earlier event')} not shown`}
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

/** The version in sight, or the oldest one that is shown. */
const tabStop = () => Math.max(chosen.value.events[0].sequenceNumber, Math.min(versionInSight(), lastVersion()));

const unknown = ({ title, detail }) =>
  html`What these events come to is not known: ${detail ?? `${title}.`} The page asks again.`;

/** The clocks of two nodes may differ. */
const since = (before, timestamp) => duration(Math.max(0, Date.parse(timestamp) - Date.parse(before.timestamp)));

function content(event) {
  const { eventId, revision, position, payload, metadata } = event;
  return html`
    <dl class="content">
      <dt>Payload, revision ${revision}</dt>
      <dd><pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre></dd>
      <dt>Metadata</dt>
      <dd><pre tabindex="0">${JSON.stringify(metadata, null, 2)}</pre></dd>
      <dt>${term('log position', 'Log position')}</dt>
      <dd>${count(position)}, event <code>${eventId}</code></dd>
    </dl>
    <copy-button label="Copy as JSON" .text=${() => eventJson(event)}></copy-button>
  `;
}

customElements.define('order-timeline', OrderTimeline);
