import { html } from 'lit';
import { failure } from '../core/failure.js';
import { count } from '../core/format.js';
import '../core/copy-button.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { address, place } from '../core/place.js';
import { changesOfState } from './changes-of-state.js';
import { chosen, lastVersion } from './chosen.js';
import { isInPast, lookAgain, past, versionInSight, visit } from './past.js';
import { placeholder } from './placeholder.js';
import { step } from './step.js';
import { versionTicks } from './version-ticks.js';

/** Long enough to read what an event has changed. */
const STEP_MILLIS = 900;

class TimeTravel extends Panel {
  static properties = { isSinceThen: { state: true } };

  #player = null;
  #playedOrder = null;

  constructor() {
    super();
    /** Whether the difference to the present is shown, in place of the step from the version before. */
    this.isSinceThen = false;
  }

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
        ${this.#controls()} ${this.#views()}
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
        <button type="button" class="outline small" aria-label="Previous version" aria-disabled=${version === 0}
          @click=${() => this.#go(version - 1)}>◂</button>
        <button type="button" class="outline small play" ?disabled=${last === 0}
          @click=${() => (isPlaying ? this.#pause() : this.#play())}>${isPlaying ? 'Pause' : 'Play'}</button>
        <button type="button" class="outline small" aria-label="Next version" aria-disabled=${version === last}
          @click=${() => this.#go(version + 1)}>▸</button>
        <div class="slider">
          <input type="range" min="0" max=${last} .value=${String(version)} ?disabled=${last === 0}
            aria-label="Version" aria-valuetext="version ${count(version)} of ${count(last)}"
            @input=${({ target }) => this.#go(Number(target.value))}>
          ${versionTicks()}
        </div>
        <output>version ${count(versionInSight())} of ${count(last)}</output>
        <button type="button" class="small ${place.value.version === null ? '' : 'outline'}"
          aria-pressed=${place.value.version === null} @click=${() => this.#go(last)}>Now</button>
        <copy-button label="Copy link" .text=${link}></copy-button>
      </div>
    `;
  }

  /** At the newest version there is nothing since then. */
  #views() {
    const button = (text, isSinceThen) => html`
      <button type="button" class="outline small" aria-pressed=${this.isSinceThen === isSinceThen}
        ?disabled=${isSinceThen && !isInPast()} @click=${() => (this.isSinceThen = isSinceThen)}>${text}</button>
    `;
    return html`
      <div class="row views">
        ${button('What this event did', false)} ${button('What has changed since', true)}
      </div>
    `;
  }

  #asItWas() {
    const last = lastVersion();
    if (versionInSight() > last) {
      return html`<p class="empty">
        This order has no version ${count(versionInSight())} yet. Its newest is version ${count(last)}.
        <button type="button" class="outline small" @click=${() => this.#return(last)}>Show the newest</button>
      </p>`;
    }
    const { id, state, problem } = past.value;
    if (problem) {
      return failure(problem, () => this.#lookAgain());
    }
    if (id !== chosen.value.id) {
      return html`<p class="empty late">Loading…</p>`;
    }
    const now = chosen.value.state;
    return this.isSinceThen && isInPast() && now !== null ? changesOfState(state, now) : step(past.value);
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
}

function link() {
  const { order } = place.value;
  const version = Math.min(versionInSight(), lastVersion());
  return new URL(address({ order, version }), location.href).href;
}

customElements.define('time-travel', TimeTravel);
