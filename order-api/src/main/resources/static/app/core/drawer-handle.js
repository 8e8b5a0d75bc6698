import { html } from 'lit';
import { tab } from '../operations/tab.js';
import { Panel } from './panel.js';

/** What it is called where the browser keeps it. */
const KEY = 'orderflow-drawer';

/** Pixels. Below the first one there is room for the tabs alone, and above the second for something to see in them. */
const CLOSED = 40;
const OPEN = 240;
const STEP = 40;

/** The upper edge of the drawer at the bottom. It can be dragged, or moved by the keyboard, and a browser remembers where it was. */
class DrawerHandle extends Panel {
  #from = null;

  connectedCallback() {
    super.connectedCallback();
    const kept = Number(localStorage.getItem(KEY));
    if (kept > 0) {
      this.#show(kept);
    }
    // Whoever chooses a tab wants to see it.
    this.end = tab.watch(() => this.#height() < OPEN / 2 && this.#set(OPEN));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end();
  }

  render() {
    return html`
      <div role="separator" aria-orientation="horizontal" aria-label="Height of the operations" tabindex="0"
        aria-valuemin=${CLOSED} aria-valuemax=${Math.round(innerHeight)} aria-valuenow=${this.#height()}
        @keydown=${this.#press} @dblclick=${this.#toggle}
        @pointerdown=${this.#grab} @pointermove=${this.#drag} @pointerup=${this.#release} @pointercancel=${this.#release}>
      </div>
    `;
  }

  #height() {
    return Math.round(this.parentElement?.offsetHeight ?? OPEN);
  }

  #press(event) {
    const height = {
      ArrowUp: this.#height() + STEP,
      ArrowDown: this.#height() - STEP,
      Home: innerHeight,
      End: CLOSED,
    }[event.key];
    if (height !== undefined) {
      event.preventDefault();
      this.#set(height);
    } else if (event.key === 'Enter') {
      this.#toggle();
    }
  }

  #toggle() {
    this.#set(this.#height() > CLOSED + STEP ? CLOSED : OPEN);
  }

  #grab(event) {
    event.target.setPointerCapture(event.pointerId);
    this.#from = { y: event.clientY, height: this.#height() };
  }

  #drag(event) {
    if (this.#from !== null) {
      this.#show(this.#from.height + this.#from.y - event.clientY);
    }
  }

  #release() {
    if (this.#from !== null) {
      this.#from = null;
      this.#set(this.#height());
    }
  }

  #set(height) {
    localStorage.setItem(KEY, this.#show(height));
    this.requestUpdate();
  }

  /** Half of the screen stays for the orders. */
  #show(height) {
    const fits = Math.round(Math.max(CLOSED, Math.min(height, innerHeight / 2)));
    document.documentElement.style.setProperty('--drawer', `${fits}px`);
    document.body.dataset.drawer = fits < CLOSED + STEP ? 'closed' : 'open';
    return fits;
  }
}

customElements.define('drawer-handle', DrawerHandle);
