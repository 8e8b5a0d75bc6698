import { html, nothing } from 'lit';
import { counted, duration } from '../core/format.js';
import { connection } from '../core/live.js';
import { mayOperate } from '../core/session.js';
import { processors } from '../operations/processors.js';
import { eventsBehind, readSide } from './read-side.js';
import { UNKNOWN } from './standings.js';

/**
 * Whether the read side has what was decided, in words that claim no more than this window knows.
 *
 * @param all the standings of the projections
 */
export function verdict(all) {
  if (connection.value !== 'live') {
    return html`<span class="quiet">? Not known: this window does not hear from the server.</span>`;
  }
  const { state, followedAfter, problem } = readSide.value;
  const missing = eventsBehind();
  if (missing > 0) {
    const knowledge = state ? `is ${counted(missing, 'event')} behind` : 'does not know it yet';
    return html`<strong class="warn">≠ The read side ${knowledge}.</strong>
      ${problem ? 'The page goes on waiting.' : nothing}`;
  }
  const followed = followedAfter === null ? nothing : html`order-details followed after ${duration(followedAfter)}.`;
  return html`${ofProjections(all)} ${followed}`;
}

/** The details have every event. */
function ofProjections(all) {
  const others = all.filter(({ hasAll }) => !hasAll);
  const lacking = others.filter(({ sign }) => sign !== UNKNOWN.sign);
  if (lacking.length > 0) {
    return html`<span class="warn">≠ Not in every projection: ${names(lacking)}.</span>`;
  }
  if (others.length > 0) {
    return html`<span class="quiet">? Not known of ${names(others)}.</span>`;
  }
  if (!mayOperate()) {
    return html`<strong class="good">= In step with order-details.</strong>
      <span class="quiet">Operators see every projection.</span>`;
  }
  return processors.value?.items.length > 0
    ? html`<strong class="good">= In step.</strong>`
    : html`<span class="quiet">? Not known of the projections.</span>`;
}

const names = (projections) => projections.map(({ name }) => name).join(', ');
