import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { shortId } from '../core/aggregate.js';
import { count, fullMoment, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { summary } from '../order-detail/event-summary.js';
import { found, showMore } from './found-events.js';
import { opened } from './opened.js';

/** Rows that are drawn beyond what is in sight, so that scrolling shows no gap. */
const SPARE = 12;

/** More events are fetched when so few are left below. */
const AHEAD = 40;

/** Thousands of events, of which only those in sight are drawn. All rows have one height, which the style sheet sets. */
class EventRows extends Panel {
  #first = 0;
  #height = 30;
  #last = 0;

  /** Where to scroll to; null for where it is. */
  #top = null;

  /** The row that the Tab key leads to. */
  #stop = 0;

  #resized = new ResizeObserver(() => this.requestUpdate());

  get watched() {
    return [found, opened];
  }

  firstUpdated() {
    this.#resized.observe(this.querySelector('.viewport'));
  }

  willUpdate() {
    const box = this.querySelector('.viewport');
    const { items } = found.value;
    this.#stop = Math.max(0, Math.min(this.#stop, items.length - 1));
    this.#top ??= box?.scrollTop ?? 0;
    this.#first = Math.max(0, Math.floor(this.#top / this.#height) - SPARE);
    this.#last = Math.min(items.length, this.#first + Math.ceil((box?.clientHeight ?? 0) / this.#height) + 2 * SPARE);
  }

  render() {
    const { items, nextBefore } = found.value;
    const size = nextBefore === null ? items.length : -1;
    const shown = items.slice(this.#first, this.#last);
    const stop = this.#stop >= this.#first && this.#stop < this.#last ? this.#stop : this.#first;
    return html`
      <div class="viewport" tabindex="-1" @scroll=${() => this.requestUpdate()} @keydown=${this.#move}>
        <ol aria-label="Events, newest first">
          ${repeat(shown, ({ position }) => position, (event, at) => this.#row(event, this.#first + at, size, stop))}
        </ol>
      </div>
    `;
  }

  #row(event, at, size, stop) {
    const isOpened = opened.value?.position === event.position;
    return guard([event, at, size, at === stop, isOpened], () => this.#drawn(event, at, size, at === stop, isOpened));
  }

  #drawn(event, at, size, isStop, isOpened) {
    const { position, type, sequenceNumber, timestamp, metadata } = event;
    return html`
      <li aria-setsize=${size} aria-posinset=${at + 1} data-position=${position}>
        <button type="button" class="plain ${type}" tabindex=${isStop ? 0 : -1} aria-current=${isOpened ? 'true' : nothing}
          @click=${() => this.#open(event, at)}>
          <span class="number quiet"><span class="spoken">position</span> ${count(position)}</span>
          <strong>${type}</strong>
          <time class="quiet" datetime=${timestamp} title=${fullMoment(timestamp)}>${moment(timestamp)}</time>
          <code>${shortId(event)}<span class="quiet"> v${count(sequenceNumber)}</span></code>
          <span class="quiet">${metadata.actor ?? '–'}</span>
          <span class="summary">${summary(event)}</span>
        </button>
      </li>
    `;
  }

  /** By script, because the content security policy allows no style in the markup. */
  updated() {
    const list = this.querySelector('ol');
    const { items, stage } = found.value;
    list.style.paddingTop = `${this.#first * this.#height}px`;
    list.style.paddingBottom = `${(items.length - this.#last) * this.#height}px`;
    // While the rows changed, the list may have been too short for this, and the browser have scrolled to its end.
    this.querySelector('.viewport').scrollTop = this.#top;
    this.#top = null;
    const height = list.firstElementChild?.getBoundingClientRect().height;
    if (height > 0 && height !== this.#height) {
      this.#height = height;
      this.requestUpdate();
    }
    if (stage === 'shown' && this.#last > items.length - AHEAD) {
      showMore();
    }
  }

  #open(event, at) {
    this.#stop = at;
    opened.value = event;
  }

  async #move(event) {
    const last = found.value.items.length - 1;
    const page = Math.floor(event.currentTarget.clientHeight / this.#height);
    const from = this.#stop;
    const next = {
      ArrowDown: from + 1,
      ArrowUp: from - 1,
      PageDown: from + page,
      PageUp: from - page,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || !event.target.matches('button')) {
      return;
    }
    event.preventDefault();
    this.#stop = Math.max(0, Math.min(next, last));
    this.focusRow();
  }

  /** Only a row in sight is there. */
  async focusRow() {
    const box = this.querySelector('.viewport');
    const top = this.#stop * this.#height;
    const bottom = top + this.#height - box.clientHeight;
    this.#top = Math.max(bottom, Math.min(top, box.scrollTop));
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }
}

customElements.define('event-rows', EventRows);
