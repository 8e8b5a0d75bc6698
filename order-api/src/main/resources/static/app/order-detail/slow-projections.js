import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { call, get } from '../core/api.js';
import { duration } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { isDemo, mayOperate, session } from '../core/session.js';

/** Long enough to see the two sides differ, short enough to wait for. */
const SLOW_MILLIS = 2_000;

/** The read models that this page shows for one order. */
const PROCESSORS = ['order-details', 'order-list'];

/** A switch in the demo that makes eventual consistency slow enough to watch. */
class SlowProjections extends Panel {
  #isSlow = null;
  #problem = null;
  #account = null;

  get watched() {
    return [session];
  }

  willUpdate() {
    if (session.value?.name !== this.#account) {
      this.#account = session.value?.name;
      this.#ask();
    }
  }

  async #ask() {
    this.#isSlow = null;
    if (!isDemo() || !mayOperate()) {
      return;
    }
    const { ok, body } = await get('/demo');
    if (ok) {
      this.#isSlow = PROCESSORS.some((name) => body.slowdowns[name] > 0);
      this.requestUpdate();
    }
  }

  async #set(isSlow) {
    this.#isSlow = isSlow;
    const body = { millis: isSlow ? SLOW_MILLIS : 0 };
    const answers = await Promise.all(PROCESSORS.map((name) => call('PUT', `/demo/slowdowns/${name}`, { body })));
    this.#problem = answers.find(({ ok }) => !ok)?.body ?? null;
    if (this.#problem) {
      this.#isSlow = !isSlow;
    }
    this.requestUpdate();
  }

  render() {
    if (!isDemo()) {
      return nothing;
    }
    if (!mayOperate()) {
      return html`<p class="quiet">Sign in as operator to slow the projections down and watch them follow.</p>`;
    }
    if (this.#isSlow === null) {
      return nothing;
    }
    return html`
      <label>
        <input type="checkbox" role="switch" .checked=${live(this.#isSlow)}
          @change=${({ target }) => this.#set(target.checked)}>
        Slow the projections down by ${duration(SLOW_MILLIS)}
      </label>
      <span class="bad" role="status">${this.#problem?.title}</span>
    `;
  }
}

customElements.define('slow-projections', SlowProjections);
