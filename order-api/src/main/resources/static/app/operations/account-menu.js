import { html, nothing } from 'lit';
import { Panel } from '../core/panel.js';
import { session, signIn, signOut } from '../core/session.js';
import { sentence } from './notes.js';

/** Who is signed in. In the demo, another account is one click away. */
class AccountMenu extends Panel {
  #name = null;

  static properties = { problem: { state: true } };

  constructor() {
    super();
    this.problem = null;
  }

  get watched() {
    return [session];
  }

  willUpdate() {
    if (session.value?.name !== this.#name) {
      this.#name = session.value?.name;
      this.problem = null;
    }
  }

  render() {
    const { name, accounts } = session.value ?? { name: null };
    if (name === null) {
      return nothing;
    }
    return accounts.length === 0
      ? this.#person()
      : html`
          <div class="accounts" role="group" aria-label="Account">
            ${accounts.map((account) => this.#account(account.name, account.name === name))}
          </div>
          <button class="small outline secondary" @click=${() => this.#change(signOut())}>Sign out</button>
          <span class="bad" role="alert">${this.problem ? unchanged(this.problem) : nothing}</span>
        `;
  }

  /** Whoever has come with a token of a proxy can't sign out here. */
  #person() {
    const { name, displayName, endsAt } = session.value;
    return html`
      <span class="person quiet" title=${name}>${displayName ?? name}</span>
      ${endsAt
        ? html`
            <small class="quiet">until ${clock(endsAt)}</small>
            <button class="small outline secondary" @click=${() => this.#change(signOut())}>Sign out</button>
            <span class="bad" role="alert">${this.problem ? unchanged(this.problem) : nothing}</span>
          `
        : nothing}
    `;
  }

  #account(name, isCurrent) {
    const enter = () => isCurrent || this.#change(signIn(name, name));
    return html`<button aria-pressed=${isCurrent} @click=${enter}>${name}</button>`;
  }

  async #change(changing) {
    this.problem = null;
    this.problem = await changing;
  }
}

const clock = (time) => new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

const unchanged = (problem) => `The account may not have changed: ${sentence(problem)}`;

customElements.define('account-menu', AccountMenu);
