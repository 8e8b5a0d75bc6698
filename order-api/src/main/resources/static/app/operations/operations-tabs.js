import { html, nothing } from 'lit';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { failure } from '../core/failure.js';
import { explained, loading } from './notes.js';
import './samples.js'; // these two collect from the start what their tabs show later
import './traces.js';
import { openTab, tab } from './tab.js';

const TABS = [
  {
    name: 'lag',
    title: 'Lag and throughput',
    content: html`<lag-chart></lag-chart>`,
    load: () => import('./lag-chart.js'),
    links: [
      ['platform/operations/src/main/java/dev/orderflow/platform/operations/lag/LagSamples.java', 'LagSamples'],
      ['docs/operations.md', 'runbooks'],
    ],
  },
  {
    name: 'processors',
    title: 'Processors',
    content: html`<processor-table></processor-table>`,
    load: () => import('./processor-table.js'),
    links: [
      ['platform/projections/src/main/java/dev/orderflow/platform/projections/processor/ProcessorReconciler.java', 'ProcessorReconciler'],
      ['docs/decisions/0021-pooled-processors.md', 'on segments'],
      ['docs/decisions/0022-a-replay-builds-beside.md', 'on replays'],
    ],
  },
  {
    name: 'dead-letters',
    title: 'Dead letters',
    content: html`<dead-letters></dead-letters>`,
    load: () => import('./dead-letters.js'),
    links: [
      ['platform/projections/src/main/java/dev/orderflow/platform/projections/DeadLetterRetry.java', 'DeadLetterRetry'],
      ['docs/decisions/0018-dead-letters-are-pointers.md', 'decision'],
    ],
  },
  {
    name: 'actions',
    title: 'Audit trail',
    content: html`<audit-trail></audit-trail>`,
    load: () => import('./audit-trail.js'),
    links: [
      ['platform/operations/src/main/java/dev/orderflow/platform/operations/AuditTrail.java', 'AuditTrail'],
      ['docs/decisions/0041-operators-see-causes-actions-and-the-past.md', 'decision'],
    ],
  },
  {
    name: 'correlation',
    title: 'Correlation',
    content: html`<correlation-traces></correlation-traces>`,
    load: () => import('./correlation-traces.js'),
    links: [
      ['platform/web/src/main/java/dev/orderflow/platform/web/correlation/CorrelationFilter.java', 'CorrelationFilter'],
      ['docs/walkthrough.md', 'walkthrough'],
    ],
  },
  {
    name: 'conflict',
    title: 'Conflict',
    content: html`<conflict-demo></conflict-demo>`,
    load: () => import('./conflict-demo.js'),
    links: [
      ['order-domain/src/main/java/dev/orderflow/domain/model/ExpectedVersion.java', 'ExpectedVersion'],
      ['docs/decisions/0006-expected-version-travels-beside-the-command.md', 'decision'],
    ],
  },
  {
    name: 'deadlines',
    title: 'Deadlines',
    content: html`<due-deadlines></due-deadlines>`,
    load: () => import('../deadlines/due-deadlines.js'),
    links: [
      ['order-deadlines/src/main/java/dev/orderflow/deadlines/ConfirmationDeadlines.java', 'ConfirmationDeadlines'],
      ['docs/decisions/0045-deadlines.md', 'decision'],
    ],
  },
  {
    name: 'stock',
    title: 'Stock',
    content: html`<stock-levels></stock-levels>`,
    load: () => import('../stock/stock-levels.js'),
    links: [
      ['order-stock/src/main/java/dev/orderflow/stock/process/StockProcess.java', 'StockProcess'],
      ['docs/decisions/0047-a-process-across-aggregates.md', 'decision'],
    ],
  },
  {
    name: 'statistics',
    title: 'Statistics',
    content: html`<order-statistics></order-statistics>`,
    load: () => import('./order-statistics.js'),
    links: [
      ['order-projections/src/main/java/dev/orderflow/projections/dailystatistics/DailyStatisticsProjection.java', 'DailyStatisticsProjection'],
      ['docs/decisions/0019-sums-are-moved-by-differences.md', 'decision'],
    ],
  },
];

/** Tabs as WAI-ARIA describes them. Only the open tab is rendered, and none before the sign-in. A tab is loaded when it is first shown. */
class OperationsTabs extends Panel {
  static properties = { loaded: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** The names of the tabs whose modules are there. */
    this.loaded = new Set();
    this.problem = null;
  }

  get watched() {
    return [session, tab];
  }

  render() {
    const open = openOne();
    return html`
      <h2 class="spoken">Operations</h2>
      <div class="tabs">
        <div role="tablist" aria-label="Operations" @keydown=${this.#move}>
          ${TABS.map((each) => this.#tab(each, each === open))}
        </div>
        ${explained(open.title.toLowerCase(), open.links)}
      </div>
      <div role="tabpanel" id="tabpanel" aria-labelledby="tab-${open.name}" tabindex="0">
        ${session.value?.name ? this.#content(open) : nothing}
      </div>
    `;
  }

  #content(open) {
    if (this.loaded.has(open.name)) {
      return open.content;
    }
    return this.problem?.of === open.name ? failure(this.problem, () => this.#load(open)) : loading(open.title.toLowerCase());
  }

  updated() {
    const open = openOne();
    if (session.value?.name && !this.loaded.has(open.name) && this.problem?.of !== open.name) {
      this.#load(open);
    }
  }

  async #load({ name, load }) {
    this.problem = null;
    try {
      await load();
      this.loaded = new Set([...this.loaded, name]);
    } catch {
      this.problem = { of: name, title: 'The server can’t be reached', detail: 'This part of the page could not be loaded.' };
    }
  }

  #tab({ name, title }, isOpen) {
    return html`
      <button
        role="tab"
        id="tab-${name}"
        aria-selected=${isOpen}
        aria-controls="tabpanel"
        tabindex=${isOpen ? 0 : -1}
        @click=${() => openTab(name)}
      >
        ${title}
      </button>
    `;
  }

  #move(event) {
    const last = TABS.length - 1;
    const at = TABS.indexOf(openOne());
    const next = {
      ArrowLeft: at === 0 ? last : at - 1,
      ArrowRight: at === last ? 0 : at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      openTab(TABS[next].name);
      this.querySelector(`#tab-${TABS[next].name}`).focus();
    }
  }
}

/** The tab with the most to see is open unless the address names one. */
function openOne() {
  const name = tab.value ?? (mayOperate() ? 'lag' : 'correlation');
  return TABS.find((each) => each.name === name) ?? TABS[0];
}

customElements.define('operations-tabs', OperationsTabs);
