import { html, nothing } from 'lit';
import { ORDER_ID } from '../core/order-id.js';
import { Panel } from '../core/panel.js';
import { goTo } from '../core/place.js';
import { mayRead, session } from '../core/session.js';
import { find, findings } from './findings.js';
import { suggestionsFor } from './suggestions.js';

/** The server is asked when the person has stopped typing. */
const TYPING_MILLIS = 150;

const IS_MAC = /mac/i.test(navigator.platform);

/**
 * One field for whatever is known of an order or an event. It is a combobox as WAI-ARIA describes it: the focus stays in the field, and the
 * arrows choose among what was found.
 */
class FindAnything extends Panel {
  static properties = { active: { state: true } };

  #typing = null;
  #ends = new AbortController();

  constructor() {
    super();
    this.active = 0;
  }

  get watched() {
    return [findings, session];
  }

  connectedCallback() {
    super.connectedCallback();
    const { signal } = (this.#ends = new AbortController());
    document.addEventListener('paste', (event) => this.#paste(event), { signal });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.abort();
  }

  render() {
    if (!mayRead()) {
      return nothing;
    }
    return html`
      <button type="button" class="find small outline secondary" aria-keyshortcuts="Control+K Meta+K" aria-label="Find anything"
        @click=${() => this.#open('')}>
        <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><circle cx="7" cy="7" r="4.5" /><path d="m10.5 10.5 4 4" /></svg>
        <span>Find</span> <kbd>${IS_MAC ? '⌘' : 'Ctrl'} K</kbd>
      </button>
      <dialog aria-label="Find anything" @click=${this.#clickBeside}>
        <article>${this.#field()} ${this.#list()}</article>
      </dialog>
    `;
  }

  #field() {
    const active = this.#suggestions()[this.active];
    return html`
      <input type="search" role="combobox" aria-label="Order, customer, correlation id, position, or any text of an event"
        placeholder="Order, customer, correlation id, position …" maxlength="200" autocomplete="off" spellcheck="false"
        aria-expanded="true" aria-autocomplete="list" aria-controls="findings"
        aria-activedescendant=${active ? `finding-${active.key}` : nothing} @input=${this.#type} @keydown=${this.#move}>
    `;
  }

  #list() {
    const { stage, problem } = findings.value;
    const active = this.#suggestions()[this.active];
    return html`
      <div role="listbox" id="findings" aria-label="What was found">
        ${suggestionsFor(findings.value).map(
          ({ title, suggestions }) => html`
            <div role="group" aria-label=${title}>
              <p aria-hidden="true">${title}</p>
              ${suggestions.map((suggestion) => this.#suggestion(suggestion, suggestion.key === active?.key))}
            </div>
          `,
        )}
      </div>
      <p class="quiet" role="status">${stage === 'failed' ? `${problem.title}.` : said[stage]?.(this.#suggestions().length)}</p>
    `;
  }

  /** With the mouse the focus stays in the field too. */
  #suggestion({ key, content, choose }, isActive) {
    return html`
      <div role="option" id="finding-${key}" aria-selected=${isActive} @mousedown=${(event) => event.preventDefault()}
        @click=${() => this.#choose(choose)}>
        ${content}
      </div>
    `;
  }

  updated() {
    this.querySelector('[role=option][aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #suggestions() {
    return suggestionsFor(findings.value).flatMap(({ suggestions }) => suggestions);
  }

  #type({ target }) {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#find(target.value), TYPING_MILLIS);
  }

  #find(text) {
    clearTimeout(this.#typing);
    this.active = 0;
    find(text.trim());
  }

  #move(event) {
    const last = this.#suggestions().length - 1;
    const next = { ArrowDown: this.active + 1, ArrowUp: this.active - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      this.active = next < 0 ? last : next > last ? 0 : next;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.#enter(event.target.value.trim());
    } else if (event.key === 'Escape') {
      event.preventDefault(); // it would clear the field first
      this.#close();
    }
  }

  /** Whoever types fast, or pastes, wants what the text finds, and not what was found for its beginning. */
  async #enter(text) {
    if (text !== findings.value.text) {
      this.#find(text);
    }
    await answered();
    const chosen = this.#suggestions()[this.active];
    if (text === findings.value.text && chosen) {
      this.#choose(chosen.choose);
    }
  }

  #choose(choose) {
    this.#close();
    choose();
  }

  async #open(text) {
    const dialog = this.querySelector('dialog');
    const field = dialog.querySelector('input');
    if (!dialog.open) {
      dialog.showModal();
    }
    field.value = text;
    field.focus();
    this.#find(text);
  }

  #close() {
    this.querySelector('dialog').close();
  }

  press(event) {
    if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && mayRead()) {
      event.preventDefault();
      this.#open('');
    }
  }

  /** An order's id that is pasted where nothing can be typed is looked for. */
  async #paste({ target, clipboardData }) {
    const text = clipboardData.getData('text').trim();
    if (!mayRead() || !ORDER_ID.test(text) || target.closest?.('input, textarea, select, dialog')) {
      return;
    }
    this.#open(text);
    await answered();
    const [order] = findings.value.answer?.orders ?? [];
    if (order && text === findings.value.text) {
      this.#choose(() => goTo(order.orderId));
    }
  }

  #clickBeside({ target, currentTarget }) {
    if (target === currentTarget) {
      currentTarget.close();
    }
  }
}

const said = {
  none: () => 'Type the beginning of an order’s id or of a customer’s name.',
  asking: () => 'Looking …',
  shown: (suggestions) => (suggestions === 1 ? 'Nothing was found by this name.' : nothing),
};

/** Resolves when the text that was typed last has its answer. */
function answered() {
  return new Promise((resolve) => {
    const end = findings.watch(check);
    check();
    function check() {
      if (findings.value.stage !== 'asking') {
        end();
        resolve();
      }
    }
  });
}

customElements.define('find-anything', FindAnything);
