import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { sent } from '../commands/sent-commands.js';
import { aggregateName } from '../core/aggregate.js';
import { behind } from '../core/behind.js';
import { cssProperties } from '../core/css-properties.js';
import { count, counted } from '../core/format.js';
import { changes, connection } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { place } from '../core/place.js';
import { keepOneStop, rove } from '../core/roving.js';
import { mayOperate, session } from '../core/session.js';
import { health } from '../operations/health.js';
import { processors } from '../operations/processors.js';
import { chosen } from '../order-detail/chosen.js';
import { eventDetail } from './event-detail.js';
import './incident-line.js';
import { laneAndAnswer } from './lane.js';
import { lanes, marks } from './lanes.js';
import { parked } from './parked.js';
import { commandStage, orderStage } from './stages.js';
import { tape } from './tape.js';
import { Travellers } from './travellers.js';

/** Pixels for one cell, wide enough for a finger or a pointer to meet it. */
const CELL = 18;

/** With more events in a second nobody can follow a single one, so the tape stops sliding and shows their rate alone. */
const SLIDING = 20;

/** From a command over the order that decides and the log to the projections that follow it, and to what they answer. */
class LivingPipeline extends Panel {
  #cells = 40;
  #first = null;
  #opened = null;
  #travellers = new Travellers(this);
  #size = new ResizeObserver(([{ contentRect }]) => this.#fit(contentRect.width));

  get watched() {
    return [chosen, tape, processors, parked, changes, behind, connection, health, sent, place, session];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  render() {
    const events = tape.value.events.slice(-this.#cells);
    const followers = lanes();
    const last = sent.value.at(-1);
    return html`
      <div class="flow">
        ${commandStage(last)} ${orderStage(last)}
        <h3 class="log-title">
          Log <small class="quiet">${this.#logTitle(events)}</small>
        </h3>
        <h3 class="answers-title">Projections <small class="quiet">and what they answer</small></h3>
        ${this.#tape(events)}
        ${repeat(followers, ({ name }) => name, (lane) => laneAndAnswer(lane, marks(lane, events, this.#cells)))}
        ${mayOperate() ? nothing : html`<p class="quiet others">Operators see every projection.</p>`}
        <div class="wires" aria-hidden="true"></div>
      </div>
      <incident-line></incident-line>
      <div class="event-detail panel" popover @toggle=${({ newState }) => newState === 'closed' && this.#closed()}>
        ${this.#opened ? eventDetail(this.#opened, followers, () => this.#detail().hidePopover()) : nothing}
      </div>
    `;
  }

  #logTitle(events) {
    const { rate } = tape.value;
    if (rate > 0) {
      return `${counted(Math.max(1, Math.round(rate)), 'event')}/s`;
    }
    return events.length > 0 ? `${counted(events.length, 'newest event')}, oldest left` : 'waits for the next event';
  }

  #tape(events) {
    const marked = new Set([...parked.value.values()].flat().map(({ position }) => position));
    const chosen = place.value.order?.toLowerCase();
    return html`
      <div class="tape" role="group" aria-label="The newest events of the log" ${cssProperties({ '--cells': this.#cells })}
        @keydown=${(event) => rove(event, '.cell', ['ArrowLeft', 'ArrowRight'])}>
        <div class="strip">
          ${repeat(events, ({ position }) => position, (event) =>
            this.#cell(event, marked.has(event.position), event.aggregateId === chosen))}
        </div>
        <i class="newest" ${cssProperties({ '--at': events.length / this.#cells })} aria-hidden="true"></i>
      </div>
    `;
  }

  #cell(event, isParked, isChosen) {
    const { type, position } = event;
    return guard([event, isParked, isChosen], () => {
      const words = `${type}, position ${count(position)}, ${aggregateName(event)}${isParked ? ', parked' : ''}`;
      return html`
        <button type="button" class="cell ${type} ${isParked ? 'parked' : ''} ${isChosen ? 'chosen' : ''}"
          data-position=${position} aria-label=${words} title=${words} @click=${() => this.#open(event)}>
          ${isParked ? '✖' : nothing}
        </button>
      `;
    });
  }

  firstUpdated() {
    this.#size.observe(this.querySelector('.tape'));
  }

  updated() {
    keepOneStop(this.querySelector('.strip'), '.cell', '.cell:last-child');
    this.#travellers.follow(sent.value);
    this.#slide();
  }

  /** When the tape is full, its cells move on by as many as have come. */
  #slide() {
    const strip = this.querySelector('.strip');
    const first = tape.value.events.slice(-this.#cells).at(0)?.position ?? null;
    const before = this.#first;
    this.#first = first;
    if (before === null || first === before || tape.value.rate > SLIDING || document.hidden) {
      return;
    }
    const gone = tape.value.events.filter(({ position }) => position >= before && position < first).length;
    if (gone > 0 && gone < this.#cells && !matchMedia('(prefers-reduced-motion: reduce)').matches) {
      const way = (strip.offsetWidth / this.#cells) * gone;
      strip.animate([{ translate: `${way}px` }, { translate: '0px' }], { duration: 250, easing: 'ease-out' });
    }
  }

  #fit(width) {
    const cells = Math.max(8, Math.floor(width / CELL));
    if (cells !== this.#cells) {
      this.#cells = cells;
      this.#first = null;
      this.requestUpdate();
    }
  }

  async #open(event) {
    this.#opened = event;
    this.requestUpdate();
    await this.updateComplete;
    this.#detail().showPopover();
  }

  #closed() {
    this.#opened = null;
    this.requestUpdate();
  }

  #detail() {
    return this.querySelector('.event-detail');
  }
}

customElements.define('living-pipeline', LivingPipeline);
