import { html, nothing } from 'lit';
import { call } from '../core/api.js';
import { log } from '../core/live.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { sentence } from '../operations/notes.js';
import { chosen, load } from '../order-detail/chosen.js';

const recipientOf = () => (mayOperate() ? (chosen.value.state?.recipient ?? null) : null);

/** An erasure is no event of the order, so nothing else on the page follows it, whoever has asked for it. */
log.watch(({ arrived }) => {
  const { customerId } = chosen.value.state ?? {};
  if (arrived.some(({ type, payload }) => type === 'PersonalDataErased' && payload.customerId === customerId)) {
    load();
  }
});

/** For operators, at an order with a recipient. They are asked once more, because nobody can take it back. */
class ErasePersonalData extends Panel {
  static properties = { doubtful: { state: true }, isBusy: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** The order whose customer will be erased if the person confirms. */
    this.doubtful = null;
    this.isBusy = false;
    this.problem = null;
  }

  get watched() {
    return [chosen, session];
  }

  render() {
    if (recipientOf() === null) {
      return nothing;
    }
    return this.doubtful === chosen.value.id ? this.#sure() : this.#choice();
  }

  #choice() {
    return html`
      <div class="row">
        <button type="button" class="small outline danger erase" aria-disabled=${this.isBusy}
          @click=${() => this.#doubt(chosen.value.id)}>Erase personal data</button>
        ${this.problem ? html`<small class="bad" role="alert">${sentence(this.problem)}</small>` : nothing}
      </div>
    `;
  }

  #sure() {
    const { customerId } = chosen.value.state;
    return html`
      <div class="row">
        <span>Every recipient of <strong>${customerId}</strong> will be gone, in all orders and events.</span>
        <button type="button" class="small outline danger" @click=${() => this.#erase(customerId)}>Erase them</button>
        <button type="button" class="small outline secondary keep" @click=${() => this.#keep()}>Keep them</button>
      </div>
    `;
  }

  async #doubt(order) {
    if (!this.isBusy) {
      this.doubtful = order;
      this.problem = null;
      await this.#focus('.keep');
    }
  }

  async #keep() {
    this.doubtful = null;
    await this.#focus('.erase');
  }

  async #erase(customerId) {
    this.isBusy = true;
    await this.#keep();
    const { ok, body } = await call('DELETE', `/api/customers/${encodeURIComponent(customerId)}/personal-data`);
    this.isBusy = false;
    this.problem = ok ? null : body;
    if (ok) {
      await load();
    }
    await this.updateComplete;
    if (document.activeElement === document.body) {
      document.querySelector('order-timeline li[aria-current] button')?.focus(); // the pressed button is gone
    }
  }

  async #focus(selector) {
    await this.updateComplete;
    this.querySelector(selector)?.focus();
  }
}

customElements.define('erase-personal-data', ErasePersonalData);
