import { html, nothing } from 'lit';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import './conflict-demo.js';
import './correlation-traces.js';
import './dead-letters.js';
import './lag-chart.js';
import './order-statistics.js';
import './processor-table.js';
import { explained } from './notes.js';
import { openTab, tab } from './tab.js';

const JAVA = 'src/main/java/dev/orderflow';

const TABS = [
  {
    name: 'lag',
    title: 'Lag and throughput',
    content: html`<lag-chart></lag-chart>`,
    links: [
      [`order-api/${JAVA}/api/operations/Processors.java`, 'Processors'],
      ['docs/operations.md', 'runbooks'],
    ],
  },
  {
    name: 'processors',
    title: 'Processors',
    content: html`<processor-table></processor-table>`,
    links: [
      [`order-api/${JAVA}/api/processing/SteeredProcessor.java`, 'SteeredProcessor'],
      ['docs/decisions/0021-pooled-processors.md', 'on segments'],
      ['docs/decisions/0022-a-replay-builds-beside.md', 'on replays'],
    ],
  },
  {
    name: 'dead-letters',
    title: 'Dead letters',
    content: html`<dead-letters></dead-letters>`,
    links: [
      [`order-projections/${JAVA}/projections/Redelivery.java`, 'Redelivery'],
      ['docs/decisions/0018-dead-letters-are-pointers.md', 'decision'],
    ],
  },
  {
    name: 'correlation',
    title: 'Correlation',
    content: html`<correlation-traces></correlation-traces>`,
    links: [
      [`order-api/${JAVA}/api/correlation/CorrelationFilter.java`, 'CorrelationFilter'],
      ['docs/walkthrough.md', 'walkthrough'],
    ],
  },
  {
    name: 'conflict',
    title: 'Conflict',
    content: html`<conflict-demo></conflict-demo>`,
    links: [
      [`order-domain/${JAVA}/domain/model/ExpectedVersion.java`, 'ExpectedVersion'],
      ['docs/decisions/0006-expected-version-travels-beside-the-command.md', 'decision'],
    ],
  },
  {
    name: 'statistics',
    title: 'Statistics',
    content: html`<order-statistics></order-statistics>`,
    links: [
      [`order-projections/${JAVA}/projections/dailystatistics/DailyStatisticsProjection.java`, 'DailyStatisticsProjection'],
      ['docs/decisions/0019-sums-are-moved-by-differences.md', 'decision'],
    ],
  },
];

/** Tabs as WAI-ARIA has them. What is not open is not there, and costs nothing; none is before anybody signs in. */
class OperationsTabs extends Panel {
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
        ${session.value?.name ? open.content : nothing}
      </div>
    `;
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

/** Unless the address names one: what there is most to see in. */
function openOne() {
  const name = tab.value ?? (mayOperate() ? 'lag' : 'correlation');
  return TABS.find((each) => each.name === name) ?? TABS[0];
}

customElements.define('operations-tabs', OperationsTabs);
