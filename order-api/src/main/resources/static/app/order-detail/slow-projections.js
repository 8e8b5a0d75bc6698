import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { call } from '../core/api.js';
import { duration } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { isDemo, mayOperate, session } from '../core/session.js';
import { refreshSwitches, slowMotion, switches } from '../core/switches.js';

/** Long enough to see the two sides differ, short enough to wait for. */
const SLOW_MILLIS = 2_000;

/** The read models that this page shows for one order. */
const PROCESSORS = ['order-details', 'order-list'];

/** A switch in the demo that makes eventual consistency slow enough to watch. Every window shows how it stands, whoever moved it. */
class SlowProjections extends Panel {
  #asked = null;
  #problem = null;

  get watched() {
    return [session, switches];
  }

  async #set(isSlow) {
    this.#asked = isSlow;
    this.requestUpdate();
    const body = { millis: isSlow ? SLOW_MILLIS : 0 };
    const names = isSlow ? PROCESSORS : Object.keys(switches.value?.slowdowns ?? {}); // somebody may have slowed down others
    const answers = await Promise.all(names.map((name) => call('PUT', `/demo/slowdowns/${name}`, { body })));
    this.#problem = answers.find(({ ok }) => !ok)?.body ?? null;
    await refreshSwitches();
    this.#asked = null;
    this.requestUpdate();
  }

  /** For every account: it ends by itself. */
  async #begin() {
    if (slowMotion() === 0) {
      const { ok, body } = await call('POST', '/demo/slow-motion');
      this.#problem = ok ? null : body;
      await refreshSwitches();
      this.requestUpdate();
    }
  }

  #forAWhile() {
    return html`
      <p class="quiet row">
        <button type="button" class="small outline" aria-disabled=${slowMotion() > 0} @click=${this.#begin}>Slow motion</button>
        ${slowMotion() > 0
          ? `Each projection waits up to ${duration(slowMotion())} now.`
          : 'For half a minute, to watch the projections follow.'}
        <span class="bad" role="status">${this.#problem?.title}</span>
      </p>
    `;
  }

  render() {
    if (!isDemo()) {
      return nothing;
    }
    if (switches.value === null) {
      return nothing;
    }
    if (!mayOperate()) {
      return this.#forAWhile();
    }
    return html`
      <label>
        <input type="checkbox" role="switch" .checked=${live(this.#asked ?? slowMotion() > 0)}
          @change=${({ target }) => this.#set(target.checked)}>
        Slow the projections down by ${duration(SLOW_MILLIS)}
      </label>
      <span class="bad" role="status">${this.#problem?.title}</span>
    `;
  }
}

customElements.define('slow-projections', SlowProjections);
