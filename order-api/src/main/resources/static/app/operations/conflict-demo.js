import { html, nothing } from 'lit';
import { count, short } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { Panel } from '../core/panel.js';
import { goTo } from '../core/place.js';
import { mayWrite, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { chosen } from '../order-detail/chosen.js';
import { again, race, suitable } from './conflict.js';
import { needs, orderLink, sentence } from './notes.js';

/** The last race. It is kept when the tab is closed. */
const last = new Signal(null);

/** Sends two commands for one version, and shows which one wins and what the other one gets. */
class ConflictDemo extends Panel {
  static properties = { isBusy: { state: true } };

  constructor() {
    super();
    this.isBusy = false;
  }

  get watched() {
    return [chosen, last, session];
  }

  render() {
    if (!mayWrite()) {
      return needs('clerk', 'orders:write', 'let two commands race for one order');
    }
    return html`
      <div class="conflict-head">
        <p>
          Two people look at the same version of an order, and both change it at the same moment. With
          <code>If-Match</code> the later one is refused, sees why, and can decide again; without it the server lets both changes happen,
          one after the other.
        </p>
        <div class="row">
          <button class="small" aria-disabled=${this.isBusy} @click=${() => this.#run(true)}>Race with If-Match</button>
          <button class="small outline" aria-disabled=${this.isBusy} @click=${() => this.#run(false)}>
            Race without it
          </button>
        </div>
        <p>${last.value?.orderId ? this.#raced(last.value) : nothing} ${this.#prize()}</p>
      </div>
      <div aria-live="polite" aria-busy=${this.isBusy}>${this.#result()}</div>
    `;
  }

  /** The order that the race is about. */
  #prize() {
    return suitable() === null
      ? 'The next race is for a new order, since none is chosen that still takes lines.'
      : `The next race is for the chosen order, at version ${count(suitable().version)}.`;
  }

  #raced({ isNew, orderId, version }) {
    return html`
      The last race was for ${isNew ? 'the new' : 'the'} ${orderLink(orderId)}, which both have seen at version
      ${count(version)}.
    `;
  }

  #result() {
    const result = last.value;
    if (result === null) {
      return html`<p class="empty">Start a race, and see here who wins it, and what the other one is told.</p>`;
    }
    if (result.problem) {
      return html`<p class="bad">${sentence(result.problem)}</p>`;
    }
    return html`
      <div class="racers">${result.tries.map((one) => this.#racer(one))}</div>
    `;
  }

  #racer({ person, article, request, answer }) {
    const { orderId, method, path, body, expectedVersion } = request;
    const isTold = expectedVersion !== null;
    return html`
      <article class=${answer.ok ? 'won' : 'lost'}>
        <h3>${person} adds a ${article}</h3>
        <pre tabindex="0" aria-label="${person}’s request">${method} ${path.replace(orderId, `${short(orderId)}…`)}
${isTold ? `If-Match: "${expectedVersion}"\n` : nothing}${JSON.stringify(body)}</pre>
        <p class=${answer.ok ? 'good' : 'bad'}>
          <span aria-hidden="true">${answer.ok ? '✓' : '✖'}</span> ${verdict(last.value, answer)}
        </p>
        ${answer.status === 412 ? this.#advice(person, answer.body) : nothing}
      </article>
    `;
  }

  #advice(person, { actualVersion }) {
    return html`
      <p class="row">
        If ${person} has looked at version ${count(actualVersion)} and still wants it:
        <button class="small outline" aria-disabled=${this.isBusy} @click=${() => this.#again(person, actualVersion)}>
          Send it again for that version
        </button>
      </p>
    `;
  }

  async #run(isGuarded) {
    await this.#busy(async () => {
      last.value = await race(isGuarded);
      if (last.value.isNew) {
        goTo(last.value.orderId, false);
      }
    });
  }

  async #again(person, version) {
    await this.#busy(async () => {
      const loser = last.value.tries.find((one) => one.person === person);
      const winner = await again(loser, version);
      last.value = { ...last.value, tries: last.value.tries.map((one) => (one === loser ? winner : one)) };
    });
    await moveFocus(this, '.conflict-head button');
  }

  async #busy(work) {
    if (!this.isBusy) {
      this.isBusy = true;
      await work();
      this.isBusy = false;
    }
  }
}

function verdict({ isGuarded, tries }, { ok, status, body }) {
  if (status === 412) {
    const [expected, actual] = [count(body.expectedVersion), count(body.actualVersion)];
    return `412, too late: version ${expected} was expected, and the order is at ${actual}.`;
  }
  if (!ok) {
    return `${status}, ${sentence(body)}`;
  }
  const isFirst = tries.every(({ answer }) => !answer.ok || answer.body.version >= body.version);
  const how = isFirst ? 'the first' : isGuarded ? 'accepted now' : 'the second, decided on the new state';
  return `${status}, ${how}: the order is at version ${count(body.version)}.`;
}

customElements.define('conflict-demo', ConflictDemo);
