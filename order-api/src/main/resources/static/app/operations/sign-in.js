import { html, nothing } from 'lit';
import { Panel } from '../core/panel.js';
import { remember } from '../core/place.js';
import { isDemo, refreshSession, session, signIn } from '../core/session.js';
import { health, isReachable } from './health.js';
import { sentence } from './notes.js';

const DOES = {
  viewer: 'looks at orders, events and statistics',
  clerk: 'places and changes orders',
  operator: 'does that, and controls the projections',
};

const FAILED = new URLSearchParams(location.search).get('sign-in') === 'failed';

/** The page while nobody is signed in. */
class SignIn extends Panel {
  #wasOut = null;
  #wasIn = false;

  static properties = { problem: { state: true }, isBusy: { state: true } };

  constructor() {
    super();
    this.problem = null;
    this.isBusy = false;
  }

  get watched() {
    return [session, health];
  }

  /** A sign-in or sign-out removes the focused element, so the focus moves. */
  updated() {
    const isOut = session.value?.name === null;
    if (this.#wasOut !== isOut && this.#wasOut !== null) {
      document.querySelector(isOut ? '#welcome-title' : 'account-menu [aria-pressed="true"]')?.focus();
    }
    this.#wasOut = session.value && isOut;
  }

  render() {
    if (session.value === null) {
      return isReachable() ? nothing : this.#unreachable();
    }
    if (session.value.name !== null) {
      this.#wasIn = true;
      return nothing;
    }
    return html`
      <main class="panel welcome" aria-labelledby="welcome-title">
        <h2 id="welcome-title" tabindex="-1">See event sourcing happen</h2>
        <p>
          Send a command, watch its event join the log and the read models follow, and travel back to any version of an
          order.
        </p>
        ${isDemo() ? this.#demo() : session.value.signIns.length > 0 ? this.#issuers() : this.#tokens()}
      </main>
    `;
  }

  #demo() {
    return html`
      <ul class="choices">
        ${session.value.accounts.map(
          ({ name, scopes }) => html`
            <li>
              <button ?disabled=${this.isBusy} @click=${() => this.#enter(name, name)}>
                <strong>Sign in as ${name}</strong>
                <small>${DOES[name] ?? scopes.join(', ')}</small>
              </button>
            </li>
          `,
        )}
      </ul>
      <p class="or quiet">or with name and password</p>
      <form @submit=${this.#submit}>
        <label>Name <input name="name" autocomplete="username" autocapitalize="none" required></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button type="submit" class="outline" ?disabled=${this.isBusy}>Sign in</button>
        <p class="bad" role="alert">${this.problem ? wrong(this.problem) : nothing}</p>
      </form>
    `;
  }

  /** In another window if there may be something here that somebody has typed. */
  #issuers() {
    return html`
      ${this.#wasIn ? html`<p role="status">The session has ended. What you have typed here stays.</p>` : nothing}
      <ul class="choices">
        ${session.value.signIns.map(
          ({ name, address }) => html`
            <li>
              <a role="button" href=${address} target=${this.#wasIn ? '_blank' : '_self'} @click=${remember}>Sign in with ${name}</a>
            </li>
          `,
        )}
      </ul>
      <p class="bad" role="alert">${FAILED && !this.#wasIn ? 'The sign-in has failed. The log of the server says why.' : nothing}</p>
    `;
  }

  #tokens() {
    return html`
      <p>
        This installation takes bearer tokens of programs, and has no sign-in for this page. An operator adds one by registering a client
        (<code>spring.security.oauth2.client.registration</code>). The same data are in the API, for callers with a token.
      </p>
      <p class="row">
        <a href="/swagger-ui.html">Description of the API</a>
        <a href="/v3/api-docs">as OpenAPI</a>
      </p>
    `;
  }

  #unreachable() {
    return html`
      <main class="panel welcome">
        <h2>The server can’t be reached</h2>
        <p role="alert">The page asks again every few seconds.</p>
        <button class="outline" @click=${refreshSession}>Ask now</button>
      </main>
    `;
  }

  #submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.#enter(form.get('name'), form.get('password'));
  }

  async #enter(name, password) {
    this.isBusy = true;
    this.problem = null;
    this.problem = await signIn(name, password);
    this.isBusy = false;
  }
}

function wrong(problem) {
  return problem.status === 401 ? 'There is no account with this name and password.' : sentence(problem);
}

/** Without an answer to the first request the page would stay empty. */
health.watch(() => {
  if (session.value === null && isReachable()) {
    refreshSession();
  }
});

customElements.define('sign-in', SignIn);
