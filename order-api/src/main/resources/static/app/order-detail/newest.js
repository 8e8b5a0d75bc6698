import { get } from '../core/api.js';
import { ORDER_ID } from '../core/order-id.js';

/** The server's limit for one request. */
const LIMIT = 1_000;

/**
 * Later than any event, so the answer is the current state, folded from the log and independent of the read models.
 */
export const NOW = '9999-12-31T00:00:00Z';

/**
 * The newest events of an order, and its state. If the order has an event that this version of the server does not know, the server can
 * show the event but not fold it: then the state is null and the problem says why.
 *
 * @returns {Promise<{state: object?, events: object[]?, problem: object?, again: number}>} without `events` if they
 *   could not be loaded; after `again` milliseconds a missing state may be available
 */
export async function newest(id, wanted) {
  if (!ORDER_ID.test(id)) {
    return { problem: { title: 'No such order', detail: 'What the address names is not the identifier of an order.' } };
  }
  const now = await get(`/api/orders/${id}?asOf=${NOW}`);
  if (now.status === 503) {
    const events = await allEvents(id);
    return { state: null, events: events?.slice(-wanted), problem: now.body, again: pauseAfter(now) };
  }
  if (!now.ok) {
    return { problem: now.body };
  }
  const span = Math.min(wanted, LIMIT);
  const events = await eventsAfter(id, Math.max(-1, now.body.version - span), span);
  return events.ok ? { state: now.body, events: events.body.items, problem: null } : { problem: events.body };
}

export const eventsAfter = (id, after, limit) => get(`/api/orders/${id}/events?after=${after}&limit=${limit}`);

/** Without a state the number of events is unknown, so all are loaded. Null if that fails too. */
async function allEvents(id) {
  const events = [];
  for (let page = LIMIT; page === LIMIT; ) {
    const { ok, body } = await eventsAfter(id, events.length - 1, LIMIT);
    if (!ok) {
      return null;
    }
    events.push(...body.items);
    page = body.items.length;
  }
  return events;
}

/** Milliseconds until it makes sense to ask again. The server may ask for a longer pause, for example during an upgrade. */
export const pauseAfter = ({ headers }) => Math.max(2, Number(headers.get('Retry-After')) || 0) * 1_000;
