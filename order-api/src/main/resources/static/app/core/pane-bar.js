import { html, nothing } from 'lit';
import { Panel } from './panel.js';
import { place } from './place.js';

const PANES = [
  ['orders', 'Orders'],
  ['order', 'Order'],
  ['commands', 'Commands'],
  ['pipeline', 'Pipeline'],
  ['operations', 'Operations'],
];

/** The tabs of a phone, which shows one part of the page at a time. On a wider screen all are in sight, and nothing here has an effect. */
class PaneBar extends Panel {
  static properties = { inSight: { state: true } };

  #order = place.value.order;
  #observer = null;

  constructor() {
    super();
    this.inSight = 'orders';
  }

  get watched() {
    return [place];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { root: workspace(), threshold: 0.6 });
    PANES.forEach(([id]) => this.#observer.observe(document.getElementById(id)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#observer.disconnect();
  }

  /** Whoever chooses an order wants to see it, unless it is the one that was just placed. */
  willUpdate() {
    const { order, isAskedFor = true } = place.value;
    if (order !== this.#order) {
      this.#order = order;
      if (order !== null && isAskedFor && this.inSight !== 'commands') {
        show('order');
      }
    }
  }

  render() {
    return html`
      <nav class="panes" aria-label="Parts of the page">
        ${PANES.map(
          ([id, name]) => html`
            <button type="button" aria-current=${id === this.inSight ? 'true' : nothing} @click=${() => show(id)}>
              ${name}
            </button>
          `,
        )}
      </nav>
    `;
  }

  #see(entries) {
    const seen = entries.filter(({ isIntersecting }) => isIntersecting);
    this.inSight = seen.at(-1)?.target.id ?? this.inSight;
  }
}

const workspace = () => document.querySelector('.workspace');

const show = (id) => workspace().scrollTo({ left: document.getElementById(id).offsetLeft });

customElements.define('pane-bar', PaneBar);
