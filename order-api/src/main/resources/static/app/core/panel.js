import { LitElement } from 'lit';

/**
 * A part of the page that renders again whenever one of the signals in `watched` changes. It has no shadow root, so that the style
 * sheets apply to it: the content security policy allows styles from files only.
 */
export class Panel extends LitElement {
  #ends = [];

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
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ends.forEach((end) => end());
  }
}
