import { LitElement } from 'lit';

/**
 * A part of the page that renders again whenever one of the signals in `watched` changes. If it has a method `press`, that is called for
 * each key that is pressed anywhere on the page. It has no shadow root, so that the style
 * sheets apply to it: the content security policy allows styles from files only.
 */
export class Panel extends LitElement {
  #ends = [];
  #keys = (event) => this.press(event);

  /** The signals that this panel shows; a subclass says which. */
  get watched() {
    return [];
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ends = this.watched.map((signal) => signal.watch(() => this.requestUpdate()));
    if (this.press) {
      document.addEventListener('keydown', this.#keys);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.forEach((end) => end());
    document.removeEventListener('keydown', this.#keys);
  }
}
