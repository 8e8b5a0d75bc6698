import { html, nothing } from 'lit';
import { Panel } from './panel.js';

/** How long the button shows that the text was copied. */
const COPIED_MILLIS = 2_000;

/**
 * Copies what the function `text` returns. Pages on plain HTTP have no clipboard, and there this shows nothing.
 *
 * @property {() => string} text
 */
class CopyButton extends Panel {
  static properties = { text: { attribute: false }, label: {}, isCopied: { state: true } };

  constructor() {
    super();
    this.label = 'Copy';
    this.isCopied = false;
  }

  render() {
    if (!navigator.clipboard) {
      return nothing;
    }
    return html`
      <button type="button" class="outline small" @click=${this.#copy}>${this.isCopied ? 'Copied' : this.label}</button>
      <span class="spoken" role="status">${this.isCopied ? 'It is copied.' : ''}</span>
    `;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.text());
    this.isCopied = true;
    setTimeout(() => (this.isCopied = false), COPIED_MILLIS);
  }
}

customElements.define('copy-button', CopyButton);
