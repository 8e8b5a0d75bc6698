import { html, LitElement } from 'lit';
import { terms } from './terms.js';

/** Pixels between the word and its explanation, and between that and the edge of the window. */
const GAP = 4;

let numbers = 0;

/**
 * A word with its explanation, shown while the word has the focus or the pointer is on either of both. Escape closes it. The explanation
 * is in the browser's top layer, so no panel cuts it off.
 */
class GlossaryTerm extends LitElement {
  static properties = { name: {}, text: {} };

  #id = `term-${numbers++}`;
  #closeByKey = (event) => event.key === 'Escape' && this.#close(event);

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener('mouseenter', this.#open);
    this.addEventListener('mouseleave', this.#closeUnlessFocused);
    this.addEventListener('focusin', this.#open);
    this.addEventListener('focusout', this.#close);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#closeByKey, true);
  }

  render() {
    return html`<button type="button" class="term" aria-describedby=${this.#id} @click=${this.#open}>${this.text ??
      this.name}</button><span role="tooltip" id=${this.#id} popover="manual">${terms[this.name]}</span>`;
  }

  get #tooltip() {
    return this.querySelector('[role=tooltip]');
  }

  #open() {
    const word = this.querySelector('button').getBoundingClientRect();
    const tooltip = this.#tooltip;
    tooltip.showPopover();
    const { width, height } = tooltip.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(word.left, document.documentElement.clientWidth - width - GAP));
    const isRoomBelow = word.bottom + GAP + height <= document.documentElement.clientHeight;
    tooltip.style.left = `${left}px`;
    tooltip.style.top = `${isRoomBelow ? word.bottom : word.top - height}px`;
    document.addEventListener('keydown', this.#closeByKey, true);
  }

  #close(event) {
    if (event?.type === 'keydown') {
      event.stopPropagation(); // it would close what is around the word too
    }
    this.#tooltip.hidePopover();
    document.removeEventListener('keydown', this.#closeByKey, true);
  }

  #closeUnlessFocused() {
    if (!this.contains(document.activeElement)) {
      this.#close();
    }
  }
}

/** A word of the glossary, in this form or in another one, such as the plural. */
export const term = (name, text = name) => html`<glossary-term name=${name} text=${text}></glossary-term>`;

customElements.define('glossary-term', GlossaryTerm);
