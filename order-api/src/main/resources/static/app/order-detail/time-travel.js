import { html, nothing } from 'lit';
import { failure } from '../core/failure.js';
import { count, moment } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { address, place } from '../core/place.js';
import { chosen, lastVersion } from './chosen.js';
import { lookAgain, past, versionInSight, visit } from './past.js';
import { placeholder } from './placeholder.js';
import { stateWithChanges } from './state-with-changes.js';
import { summary } from './event-summary.js';

/** Long enough to read what an event has changed. */
const STEP_MILLIS = 900;

/** How long the button shows that the link was copied. */
const COPIED_MILLIS = 2_000;

class TimeTravel extends Panel {
  #player = null;
  #playedOrder = null;
  #isCopied = false;

  get watched() {
    return [chosen, place, past];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#pause();
  }

  willUpdate() {
    if (this.#player !== null && (chosen.value.stage !== 'shown' || chosen.value.id !== this.#playedOrder)) {
      this.#pause();
    }
  }

  render() {
    return (
      placeholder(chosen.value, 'see it as it was') ??
      html`
        ${this.#controls()}
        <div class="as-it-was scrolls" tabindex="0" role="region" aria-label="The order as it was">
          ${this.#asItWas()}
        </div>
      `
    );
  }

  #controls() {
    const last = lastVersion();
    const version = Math.min(versionInSight(), last);
    const isPlaying = this.#player !== null;
    return html`
      <div class="row travel">
        <button type="button" class="outline small" aria-label="One version back" aria-disabled=${version === 0}
          @click=${() => this.#go(version - 1)}>◂</button>
        <button type="button" class="outline small play" ?disabled=${last === 0}
          @click=${() => (isPlaying ? this.#pause() : this.#play())}>${isPlaying ? 'Pause' : 'Play'}</button>
        <button type="button" class="outline small" aria-label="One version on" aria-disabled=${version === last}
          @click=${() => this.#go(version + 1)}>▸</button>
        <input type="range" min="0" max=${last} .value=${String(version)} ?disabled=${last === 0}
          aria-label="Version" aria-valuetext="version ${count(version)} of ${count(last)}"
          @input=${({ target }) => this.#go(Number(target.value))}>
        <output>version ${count(versionInSight())} of ${count(last)}</output>
        <button type="button" class="small ${place.value.version === null ? '' : 'outline'}"
          aria-pressed=${place.value.version === null} @click=${() => this.#go(last)}>Now</button>
        ${navigator.clipboard ? this.#copyButton() : nothing}
        <span class="spoken" role="status">${this.#isCopied ? 'The link is copied.' : ''}</span>
      </div>
    `;
  }

  /** Pages on plain HTTP have no clipboard; there the address bar shows the same link. */
  #copyButton() {
    return html`
      <button type="button" class="outline small copy" @click=${() => this.#copy()}>
        ${this.#isCopied ? 'Copied' : 'Copy link'}
      </button>
    `;
  }

  #asItWas() {
    const last = lastVersion();
    if (versionInSight() > last) {
      return html`<p class="empty">
        This order has no version ${count(versionInSight())} yet: its last one is version ${count(last)}.
        <button type="button" class="outline small" @click=${() => this.#return(last)}>Look at it now</button>
      </p>`;
    }
    const { id, version, state, before, problem } = past.value;
    if (problem) {
      return failure(problem, () => this.#lookAgain());
    }
    if (id !== chosen.value.id) {
      return html`<p class="empty late">Loading…</p>`;
    }
    return html`${cause(version)} ${stateWithChanges(before, state)}`;
  }

  #go(version) {
    this.#pause();
    visit(version);
  }

  #return(last) {
    this.#go(last);
    moveFocus(this, 'input');
  }

  async #lookAgain() {
    await lookAgain();
    moveFocus(this, 'input');
  }

  #play() {
    this.#playedOrder = chosen.value.id;
    this.#player = setInterval(() => this.#step(), STEP_MILLIS);
    if (versionInSight() >= lastVersion()) {
      visit(0);
    }
    this.requestUpdate();
  }

  #pause() {
    clearInterval(this.#player);
    this.#player = null;
    this.requestUpdate();
  }

  #step() {
    visit(versionInSight() + 1);
    if (versionInSight() >= lastVersion()) {
      this.#pause();
    }
  }

  async #copy() {
    const { order } = place.value;
    const version = Math.min(versionInSight(), lastVersion());
    await navigator.clipboard.writeText(new URL(address({ order, version }), location.href).href);
    this.#isCopied = true;
    this.requestUpdate();
    setTimeout(() => {
      this.#isCopied = false;
      this.requestUpdate();
    }, COPIED_MILLIS);
  }
}

/** The event that led to the version, if it is loaded. */
function cause(version) {
  const { events } = chosen.value;
  const event = events[version - events[0].sequenceNumber];
  return event
    ? html`<p class="cause ${event.type}">
        <strong>${event.type}</strong> ${summary(event)} <span class="quiet">${moment(event.timestamp)}</span>
      </p>`
    : nothing;
}

customElements.define('time-travel', TimeTravel);
