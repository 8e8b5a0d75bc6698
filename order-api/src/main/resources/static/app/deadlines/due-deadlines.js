import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get } from '../core/api.js';
import { failure } from '../core/failure.js';
import { count, moment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { loading, needs, orderLink } from '../operations/notes.js';
import { poller } from '../operations/poller.js';
import { timeLeft } from './time-left.js';

/** What is due next: `items`, whether they are `paused`, and the `problem` if the last request failed. Null before the first answer. */
const due = new Signal(null);

const SHOWN = 20;
const PERIOD_MILLIS = 3_000;

let followers = 0;

const refresh = poller(PERIOD_MILLIS, () => followers > 0 && mayRead(), async () => {
  const { ok, body } = await get(`/api/deadlines?limit=${SHOWN}`);
  if (!mayRead()) {
    return;
  }
  due.value = ok ? { ...body, problem: null } : { items: null, ...due.value, problem: body };
});

session.watch(() => {
  due.value = null;
  refresh();
});

/** The orders that are cancelled next, unless somebody confirms them. */
class DueDeadlines extends Panel {
  get watched() {
    return [due, session];
  }

  connectedCallback() {
    super.connectedCallback();
    followers++;
    refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    followers--;
  }

  render() {
    if (!mayRead()) {
      return needs('viewer', 'orders:read', 'see what is due');
    }
    if (due.value === null) {
      return loading('the deadlines');
    }
    const { items, paused, problem } = due.value;
    if (items === null) {
      return failure(problem, refresh);
    }
    return html`
      <p class="outcome ${problem ? 'bad' : paused ? 'warn' : 'quiet'}" aria-live="polite">
        ${problem ? `${problem.title}; this is how it was before.` : paused ? PAUSED : RUNNING}
      </p>
      ${items.length > 0 ? table(items, paused) : html`<p class="empty">No deadline is scheduled.</p>`}
    `;
  }
}

const RUNNING = 'An order that is not confirmed in time is cancelled. The next ones come first.';
const PAUSED = 'Paused by an operator. No order is cancelled by its deadline. Deadlines that pass meanwhile are carried out after they are resumed.';

const table = (items, paused) => html`
  <table class="actions">
    <thead>
      <tr>
        <th scope="col">Order</th>
        <th scope="col">Will be cancelled</th>
        <th scope="col">Due</th>
        <th scope="col">Failed attempts</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(items, ({ orderId }) => orderId, (item) => row(item, paused))}
    </tbody>
  </table>
`;

function row({ orderId, dueAt, failures }, paused) {
  return html`
    <tr>
      <td data-label="Order">${orderLink(orderId)}</td>
      <td data-label="Will be cancelled">${paused ? 'not while paused' : failures > 0 ? 'tried again every 5 minutes' : timeLeft(dueAt)}</td>
      <td data-label="Due">${moment(dueAt)}</td>
      <td data-label="Failed attempts">${failures > 0 ? html`<span class="bad">${count(failures)}</span>` : nothing}</td>
    </tr>
  `;
}

customElements.define('due-deadlines', DueDeadlines);
