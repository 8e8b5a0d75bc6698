import { html, nothing } from 'lit';
import { call } from '../core/api.js';
import { short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { refreshSwitches, switches } from '../core/switches.js';
import { outcome } from './dead-letter-store.js';
import { sentence } from './notes.js';
import { refreshProcessors } from './processors.js';

/** In the demo an operator can break the order list and repair it, to see what happens to events in the meantime. */
class DemoFault extends Panel {
  static properties = { isBusy: { state: true } };

  constructor() {
    super();
    this.isBusy = false;
  }

  get watched() {
    return [switches];
  }

  render() {
    if (switches.value === null) {
      return nothing;
    }
    return html`
      <p id="fault-explained" class="quiet">
        <em>Create a dead letter</em> breaks the order list for the orders of one customer, and places such an order.
      </p>
      <div class="row">
        <button
          class="small outline"
          aria-describedby="fault-explained"
          aria-disabled=${this.isBusy}
          @click=${this.#make}
        >
          Create a dead letter
        </button>
        ${switches.value.fault
          ? html`<button class="small" aria-disabled=${this.isBusy} @click=${this.#repair}>Repair the projection</button>`
          : nothing}
      </div>
    `;
  }

  async #make() {
    await this.#pull('POST', '/demo/dead-letter', ({ orderId }) => ({
      level: 'warn',
      words: `The log has the events of order ${short(orderId)}; the order list refuses them, so they are parked.`,
    }));
  }

  async #repair() {
    await this.#pull('DELETE', '/demo/fault', () => ({
      level: 'good',
      words: 'The projection is repaired, as by a new version. Retry the dead letters now.',
    }));
    await moveFocus(this, 'button');
  }

  async #pull(method, path, told) {
    if (this.isBusy) {
      return;
    }
    this.isBusy = true;
    const { ok, body } = await call(method, path);
    outcome.value = ok ? told(body) : { level: 'bad', words: sentence(body) };
    await Promise.all([refreshSwitches(), refreshProcessors()]);
    this.isBusy = false;
  }
}

customElements.define('demo-fault', DemoFault);
