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

  render() {
    if (!isDemo()) {
      return nothing;
    }
    if (!mayOperate()) {
      return html`<p class="quiet">
        ${slowMotion() > 0
          ? `An operator has slowed the projections down, by up to ${duration(slowMotion())}.`
          : 'Sign in as operator to slow the projections down and watch them follow.'}
      </p>`;
    }
    if (switches.value === null) {
      return nothing;
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
