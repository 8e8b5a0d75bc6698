import { html, nothing } from 'lit';
import { isOfOrder } from '../core/aggregate.js';
import { count, counted, fullMoment } from '../core/format.js';
import { isDemo } from '../core/session.js';
import { summary } from '../order-detail/event-summary.js';
import { rowChange } from './row-change.js';

/** What an event has done: in words, row by row, and the code that did it, where the page has it. */
export const stepDone = ({ event, outcome, cause, handler, changes }, method) => html`
  <section class="done" aria-label="What the event has done">
    <p class="row">
      <strong class="badge ${event.type}">${event.type}</strong>
      <span>${summary(event)}</span>
      <span class="quiet">
        version ${count(event.sequenceNumber)} of ${isOfOrder(event) ? 'order' : nothing} <code>${event.aggregateId}</code>, position ${count(event.position)},
        ${fullMoment(event.timestamp)}
      </span>
    </p>
    <p class="outcome ${outcome === 'dead-letter' || outcome === 'waiting' ? 'bad' : ''}" role="status">
      ${words[outcome](changes, cause)}
    </p>
    ${changes.map(rowChange)}
    <details>
      <summary>The event’s payload</summary>
      <pre tabindex="0" aria-label="Payload">${JSON.stringify(event.payload, null, 2)}</pre>
    </details>
    ${handler ? code(handler, method) : nothing}
  </section>
`;

const words = {
  applied: (changes) => `It has changed ${rows(changes)}.`,
  unchanged: () => 'It changes no row: this read model is not about it.',
  'dead-letter': (_, cause) => html`It is parked, and no row has changed: ${ended(cause)} Later events of its order wait for it.`,
  waiting: () => 'It is parked, because it waits for an earlier event of its order. No row has changed.',
  discarded: (_, cause) => `It can’t be applied, and an operator has discarded it in the live read model: ${ended(cause)}`,
  skipped: () => 'This version of the application does not know its type, so it is skipped. No row has changed.',
};

/** Some sentences are those of the database, which ends them without a full stop. */
const ended = (sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`);

function rows(changes) {
  const tables = [...new Set(changes.map(({ table }) => table))];
  return tables
    .map((name) => `${counted(changes.filter(({ table }) => table === name).length, 'row')} of ${name}`)
    .join(' and ');
}

function code(handler, method) {
  if (!isDemo() || !method) {
    return html`<p class="quiet">Applied by <code>${handler}</code></p>`;
  }
  const { path, text, first, last } = method;
  return html`
    <details class="code" open>
      <summary>Applied by <code>${handler}</code></summary>
      <pre tabindex="0" aria-label="The method">${text}</pre>
      <a href="/source/${path}#L${first}-L${last}">in its file</a>
    </details>
  `;
}
