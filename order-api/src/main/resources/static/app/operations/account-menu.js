import { html, nothing } from 'lit';
import { Panel } from '../core/panel.js';
import { session, signIn, signOut } from '../core/session.js';

/** Who is signed in. In the demo, another account is one click away. */
class AccountMenu extends Panel {
  get watched() {
    return [session];
  }

  render() {
    const { name, accounts } = session.value ?? { name: null };
    if (name === null) {
      return nothing;
    }
    return accounts.length === 0
      ? html`<span class="quiet">Signed in as ${name}</span>`
      : html`
          <div class="accounts" role="group" aria-label="Account">
            ${accounts.map((account) => this.#account(account.name, account.name === name))}
          </div>
          <button class="small outline secondary" @click=${signOut}>Sign out</button>
        `;
  }

  #account(name, isCurrent) {
    return html`<button aria-pressed=${isCurrent} @click=${() => isCurrent || signIn(name, name)}>${name}</button>`;
  }
}

customElements.define('account-menu', AccountMenu);
