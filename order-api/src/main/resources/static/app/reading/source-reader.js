import { html, nothing } from 'lit';
import { failure } from '../core/failure.js';
import { loadStyle } from '../core/load-style.js';
import { Panel } from '../core/panel.js';
import { sourceOf } from '../core/source.js';
import { addressOf, parse } from './address.js';
import { code } from './code.js';
import { folder } from './folder.js';
import { markdown } from './markdown.js';

/** A file beside the page, which stays usable: the code of what one sees there, or a document about it. */
class SourceReader extends Panel {
  static properties = { shown: { state: true } };

  /** The addresses that were read before, the last one newest. */
  #earlier = [];
  #address = null;
  #opener = null;

  constructor() {
    super();
    this.shown = null;
  }

  render() {
    const { path, content } = this.shown ?? {};
    return html`
      <dialog aria-labelledby="reader-title" @keydown=${this.#press} @close=${this.#closed}>
        <div class="head">
          <button type="button" class="outline small" ?disabled=${this.#earlier.length === 0} @click=${this.#back}>
            ◂ Back
          </button>
          <h2 id="reader-title">${path}</h2>
          ${path
            ? html`<a href=${addressOf(path)} target="_blank" rel="noopener">plain text</a>`
            : nothing}
          <button type="button" class="outline small" aria-label="Close" @click=${() => this.#dialog.close()}>✕</button>
        </div>
        <div class="content" tabindex="0" role="region" aria-label="The file" autofocus>${content}</div>
      </dialog>
    `;
  }

  get #dialog() {
    return this.querySelector('dialog');
  }

  async read(address) {
    await this.updateComplete;
    if (!this.#dialog.open) {
      this.#opener = document.activeElement;
      this.#earlier = [];
      this.#dialog.show();
    } else if (this.#address !== null) {
      this.#earlier.push(this.#address);
    }
    await this.#show(address);
  }

  #back() {
    return this.#show(this.#earlier.pop());
  }

  async #show(address) {
    this.#address = address;
    const { path, isFolder, anchor } = parse(address);
    const text = await sourceOf(path);
    const content = await this.#content(text, path, isFolder, anchor);
    if (address !== this.#address) {
      return;
    }
    this.shown = { path, content };
    await this.updateComplete;
    this.#goTo(path.endsWith('.md') ? anchor : 'meant');
  }

  #content(text, path, isFolder, anchor) {
    if (text === undefined) {
      return failure({ title: 'The file could not be loaded' }, () => this.#show(this.#address));
    }
    if (text === null) {
      return missing(path);
    }
    return isFolder ? folder(path, text.split('\n')) : drawn(text, path, anchor);
  }

  #goTo(id) {
    const content = this.querySelector('.content');
    content.scrollTop = 0;
    content.querySelector(`#${CSS.escape(id || '_')}`)?.scrollIntoView();
    content.focus({ preventScroll: true });
  }

  #press(event) {
    if (event.key === 'Escape') {
      event.preventDefault(); // one press closes one thing
      this.#dialog.close();
    }
  }

  #closed() {
    this.#opener?.focus();
  }
}

const drawn = (text, path, anchor) => (path.endsWith('.md') ? markdown(text, path) : code(text, anchor));

const missing = (path) => html`
  <p class="empty">The demo does not have this file. It is in the repository: <code>${path}</code></p>
`;

customElements.define('source-reader', SourceReader);

const reader = document.createElement('source-reader');

/** Its style sheet is loaded with it, since most visits need neither. */
const styled = loadStyle('/app/reading/reading.css').catch(() => {});

/** Opens a file: `/source/docs/operations.md#alarms`, or lines of a source: `…/Order.java#L40-L50`. */
export async function read(address) {
  await styled;
  document.body.append(reader);
  await reader.read(address);
}
