import { get } from '../core/api.js';

/** The most that the server gives at a time. */
const LIMIT = 1_000;

/**
 * Later than any event, so that the log answers with the order as it is now: on the write side, whatever the read
 * models know.
 */
export const NOW = '9999-12-31T00:00:00Z';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The newest events of an order and the state that they come to. The state is null, and the problem says why, if an
 * event is there that this version of the server does not know: it can't fold it, but show it.
 *
 * @returns {Promise<{state: object?, events: object[]?, problem: object?, again: number}>} without `events` if they
 *   could not be loaded; after `again` milliseconds a state that is lacking may be there
 */
export async function newest(id, wanted) {
  if (!UUID.test(id)) {
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

/** Nothing but a fold tells how many there are. Null if they can't be had either. */
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

/** Milliseconds until it makes sense to ask again. The server knows better what it takes, such as an upgrade. */
export const pauseAfter = ({ headers }) => Math.max(2, Number(headers.get('Retry-After')) || 0) * 1_000;
