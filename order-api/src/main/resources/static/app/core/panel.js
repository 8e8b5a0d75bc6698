import { LitElement } from 'lit';

/**
 * A part of the page that draws itself anew whenever one of the signals in `watched` changes. It has no shadow root, so that the
 * style sheets reach it: the content security policy wants all style in files.
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
