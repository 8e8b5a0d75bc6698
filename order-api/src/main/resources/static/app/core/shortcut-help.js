import { html } from 'lit';
import { Panel } from './panel.js';
import { isDemo, session } from './session.js';

/** What the keyboard does, in the order in which a person meets it. */
const shortcuts = () => [
  ['?', 'Show these shortcuts'],
  ['Ctrl K, ⌘ K', 'Find an order, a customer, a request or an event'],
  ...(isDemo() ? [['Alt G', 'Begin the guided story, or go on with it']] : []),
  ['Tab', 'Go to the next part; the first stop skips to the orders'],
  ['↑ ↓ Home End', 'Move in the list of orders, in the log, and along the tabs'],
  ['Enter', 'Open what has the focus'],
  ['← →', 'Move along the events of the pipeline, and through the versions of an order'],
  ['↑ ↓', 'On the edge of the operations: make them higher or lower; Enter closes and opens them'],
  ['Esc', isDemo() ? 'Close what is open, or leave the guided story' : 'Close what is open'],
];

/** The keys that the page knows: behind a button, and behind the question mark. */
class ShortcutHelp extends Panel {

  get watched() {
    return [session];
  }

  render() {
    return html`
      <button type="button" class="small outline secondary" aria-label="Keyboard shortcuts" @click=${() => this.#open()}>
        ?
      </button>
      <dialog aria-labelledby="shortcuts-title" @click=${this.#clickBeside}>
        <article>
          <h2 id="shortcuts-title">Keyboard shortcuts</h2>
          <dl>
            ${shortcuts().map(([keys, does]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${does}</dd></div>`)}
          </dl>
          <form method="dialog"><button class="small outline">Close</button></form>
        </article>
      </dialog>
    `;
  }

  press({ key, target, ctrlKey, metaKey, altKey }) {
    const isTyping = target.closest?.('input, textarea, select, [contenteditable]');
    if (key === '?' && !isTyping && !ctrlKey && !metaKey && !altKey) {
      this.#open();
    }
  }

  #open() {
    const dialog = this.querySelector('dialog');
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  #clickBeside({ target, currentTarget }) {
    if (target === currentTarget) {
      currentTarget.close();
    }
  }
}

customElements.define('shortcut-help', ShortcutHelp);
