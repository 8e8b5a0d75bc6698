import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { failure } from '../core/failure.js';
import { count, counted } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayRead, session } from '../core/session.js';
import './event-rows.js';
import './event-view.js';
import { filterInAddress, leaveAddress, showInAddress } from './explorer-address.js';
import { filters } from './filters.js';
import { forget, found, search, showMore } from './found-events.js';
import { opened } from './opened.js';

/** The search waits until the person has stopped typing. */
const TYPING_MILLIS = 300;

/** The whole log, the newest event first, by whatever is known of an event. */
class EventExplorer extends Panel {
  #typing = null;

  get watched() {
    return [found, opened, session];
  }

  open(filter, event) {
    for (const { name } of filters) {
      this.#form.elements[name].value = filter[name] ?? '';
    }
    if (!this.#dialog.open) {
      this.#dialog.showModal();
      this.#form.elements[0].focus();
    }
    opened.value = event;
    this.#find(filter);
  }

  /** As the address says, which somebody has opened or gone back to. */
  followAddress() {
    const filter = filterInAddress();
    if (filter === null) {
      this.#dialog.close();
    } else if (!this.#dialog.open || JSON.stringify(filter) !== JSON.stringify(found.value.filter)) {
      this.open(filter, null);
    }
  }

  render() {
    const { stage, items, problem } = found.value;
    return html`
      <dialog aria-labelledby="explorer-title" @close=${() => this.#leave()}>
        <article>
          <header>
            <h2 id="explorer-title">Events of all orders</h2>
            <form method="dialog"><button class="small outline secondary">Close</button></form>
          </header>
          <form role="search" aria-label="Events" autocomplete="off" @input=${this.#type} @submit=${this.#submit}>
            ${filters.map(field)}
          </form>
          <p class="row state" role="status">${this.#state()}</p>
          <div class="found" ?data-opened=${opened.value !== null}>
            ${stage === 'failed' && items.length === 0
              ? failure(problem, () => this.#search())
              : html`<event-rows></event-rows>`}
            <event-view @left=${() => this.#dialog.close()}></event-view>
          </div>
        </article>
      </dialog>
    `;
  }

  get #dialog() {
    return this.querySelector('dialog');
  }

  get #form() {
    return this.querySelector('form[role=search]');
  }

  /** One line that is always there, and says how much of the log the answer is about. */
  #state() {
    const { stage, items, nextBefore, problem } = found.value;
    const invalid = filters.find(({ name }) => this.#form?.elements[name].validity.patternMismatch);
    if (invalid) {
      return html`<span class="warn">${invalid.label}: ${invalid.title}</span>`;
    }
    const events = counted(items.length, 'event');
    const back = nextBefore === null ? '' : `, searched back to position ${count(nextBefore)}`;
    switch (stage) {
      case 'searching':
        return html`<span>Searching …</span> <span class="quiet">${events}${back}</span>`;
      case 'failed':
        return html`<span class="bad">${problem.title}.</span> ${button('Try again', showMore)}`;
      case 'complete':
        return html`<span>${items.length === 0 ? 'No event fits' : `${events} in all`}</span>`;
      case 'paused':
        return html`<span>${events}${back}</span> ${button('Search further back', showMore)}`;
      case 'full':
        return html`<span>${events}${back}</span> ${button('Show earlier events', () => this.#startFrom(nextBefore - 1))}`;
      default:
        return html`<span>${events}${back}</span>`;
    }
  }

  #startFrom(position) {
    this.#form.elements.upTo.value = position;
    this.#search();
  }

  #type() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#search(), TYPING_MILLIS);
  }

  #submit(event) {
    event.preventDefault();
    this.#search();
  }

  #search() {
    clearTimeout(this.#typing);
    if (this.#form.matches(':valid')) {
      opened.value = null;
      const values = [...new FormData(this.#form)].map(([name, value]) => [name, value.trim()]);
      this.#find(Object.fromEntries(values.filter(([, value]) => value)));
    } else {
      this.requestUpdate();
    }
  }

  #find(filter) {
    showInAddress(filter);
    search(filter);
  }

  /** The rows are not kept: they may be many, and the log goes on. */
  #leave() {
    clearTimeout(this.#typing);
    opened.value = null;
    forget();
    leaveAddress();
  }

  updated() {
    if (!mayRead() && this.#dialog.open) {
      this.#dialog.close();
    }
  }
}

const field = ({ label, options, name, type, maxlength, pattern, title, inputmode }) => html`
  <label>
    ${label}
    ${options
      ? html`
          <select name=${name}>
            <option value="">Any</option>
            ${options.map((option) => html`<option>${option}</option>`)}
          </select>
        `
      : html`<input name=${name} type=${type ?? 'text'} step=${type ? 1 : nothing} maxlength=${ifDefined(maxlength)}
            pattern=${ifDefined(pattern)} title=${ifDefined(title)} inputmode=${ifDefined(inputmode)} spellcheck="false">`}
  </label>
`;

const button = (text, act) => html`<button type="button" class="small outline" @click=${act}>${text}</button>`;

customElements.define('event-explorer', EventExplorer);
