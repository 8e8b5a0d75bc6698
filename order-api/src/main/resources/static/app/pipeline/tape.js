import { get } from '../core/api.js';
import { connection, log, newest } from '../core/live.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { refreshProcessors } from '../operations/processors.js';

/** As many cells as fit on the widest screen. */
const LENGTH = 120;

/** The time over which a rate is counted. */
const RATE_MILLIS = 3_000;

/** A poll that comes by itself may be a second away, and would show a lag that is long over. */
const SOON_MILLIS = 150;

/** The pause before the events of before are asked for again. */
const RETRY_MILLIS = 2_000;

/** The end of the log: the newest `events`, oldest first, and how many come in a second. */
export const tape = new Signal({ events: [], rate: 0 });

let arrivals = [];
let counting = null;
let asking = null;
let isComplete = false;

/** Events of before. What this page knows of the end of the log may be old, and a search begins with the newest event. */
async function complete() {
  if (isComplete || connection.value !== 'live') {
    return;
  }
  isComplete = true;
  const { ok, body } = await get(`/api/events/search?limit=${LENGTH}`);
  if (ok && mayRead()) {
    add(body.items);
  } else {
    isComplete = false;
    setTimeout(complete, RETRY_MILLIS);
  }
}

function add(events) {
  const known = new Map([...tape.value.events, ...events].map((event) => [event.position, event]));
  const sorted = [...known.values()].sort((one, other) => one.position - other.position);
  tape.value = { events: sorted.slice(-LENGTH), rate: rate() };
  newest.value = Math.max(newest.value, sorted.at(-1)?.position ?? 0);
}

function rate() {
  const since = performance.now() - RATE_MILLIS;
  arrivals = arrivals.filter(({ at }) => at > since);
  return arrivals.reduce((sum, { number }) => sum + number, 0) / (RATE_MILLIS / 1_000);
}

/** A rate falls by itself when nothing comes. */
function countDown() {
  clearTimeout(counting);
  if (arrivals.length > 0) {
    counting = setTimeout(() => {
      tape.value = { ...tape.value, rate: rate() };
      countDown();
    }, 1_000);
  }
}

log.watch(({ arrived }) => {
  arrivals.push({ at: performance.now(), number: arrived.length });
  add(arrived);
  countDown();
  asking ??= setTimeout(() => {
    asking = null;
    refreshProcessors();
  }, SOON_MILLIS);
});
connection.watch((state) => {
  if (state !== 'live') {
    isComplete = false;
  }
  complete();
});
session.watch(() => {
  if (!mayRead()) {
    arrivals = [];
    isComplete = false;
    tape.value = { events: [], rate: 0 };
    newest.value = 0;
  }
});
// The streams may have been opened before this was loaded.
complete();
