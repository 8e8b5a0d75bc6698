import { html } from 'lit';
import { isOfOrder } from '../core/aggregate.js';
import { count, fullMoment, short } from '../core/format.js';
import { isDemo } from '../core/session.js';
import { aggregateLink } from '../operations/notes.js';
import { openStepper } from '../stepper/open-stepper.js';
import { parked } from './parked.js';
import { readModels } from './read-models.js';

/** What a cell of the tape stands for: the event, the rows that it changes, and the code that changes them. */
export function eventDetail(event, lanes, close) {
  const { type, position, sequenceNumber, timestamp, metadata, payload } = event;
  return html`
    <header class="row">
      <strong class="badge ${type}">${type}</strong>
      ${aggregateLink(event)}
      <span class="quiet">
        version ${count(sequenceNumber)}, position ${count(position)}, ${fullMoment(timestamp)}, by ${metadata.actor ?? '–'}
      </span>
      <button type="button" class="small outline secondary" @click=${close}>Close</button>
    </header>
    <div class="columns">
      <pre tabindex="0" aria-label="Payload">${JSON.stringify(payload, null, 2)}</pre>
      <table>
        <thead>
          <tr><th scope="col">Projection</th><th scope="col">Row</th><th scope="col">This event</th><th scope="col"><span class="spoken">Step</span></th></tr>
        </thead>
        <tbody>
          ${lanes.map((lane) => row(lane, event))}
        </tbody>
      </table>
    </div>
  `;
}

function row(lane, event) {
  const { name } = lane;
  const { table, source } = readModels[name] ?? {};
  const { level, words } = taken(lane, event);
  return html`
    <tr>
      <th scope="row">
        ${source && isDemo() ? html`<a href="/source/${source}">${name}</a>` : name}
      </th>
      <td>${table && isOfOrder(event) ? html`<code>${table}</code> ${short(event.aggregateId)}` : '–'}</td>
      <td class=${level}>${words}</td>
      <td>
        <button type="button" class="small outline secondary" aria-label="step ${name} to here" title="See what it does with this event"
          @click=${() => openStepper(name, event.position)}>
          step to here
        </button>
      </td>
    </tr>
  `;
}

/** A position also passes events that are parked, left out or skipped. */
function taken({ name, position, condition, item }, event) {
  const letters = parked.value.get(name) ?? [];
  const waiting = letters.find((letter) => letter.position === event.position);
  if (waiting) {
    return { level: 'bad', words: waiting.attempts > 0 ? `parked: ${waiting.cause}` : 'parked, waits for the one before' };
  }
  if (position === null || condition.sign === '?') {
    return { level: 'quiet', words: 'unknown' };
  }
  if (position < event.position) {
    return { level: 'warn', words: 'not yet' };
  }
  const isSure = item ? !item.error && letters.length >= item.deadLetters : condition.level !== 'warn';
  return isSure ? { level: 'good', words: 'handled' } : { level: 'quiet', words: 'unknown' };
}
