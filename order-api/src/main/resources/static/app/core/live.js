import { begin, end, hear } from './behind.js';
import { acquireSlot } from './stream-slots.js';
import { refreshSession, mayRead, session } from './session.js';
import { Signal } from './signal.js';

/** Nobody sees a difference at shorter intervals, and a busy log would keep the browser busy with drawing. */
const FLUSH_MILLIS = 100;

/** How many events the page remembers: enough to show, and a bound for a page that stays open. */
const REMEMBERED = 500;

/** The pause before broken streams are opened again. */
const PAUSE_MILLIS = 2_000;

/** A stream that has not opened by then is opened again. */
const OPENING_MILLIS = 10_000;

/**
 * `off` (nobody is signed in, or the window is hidden), `waiting` (other windows of this browser follow), `connecting` or `live`. Changes
 * that happen while it is not live do not arrive later, so each panel loads its data again when this becomes `live`.
 */
export const connection = new Signal('off');

/**
 * The newest events of the whole log, oldest first. `arrived` are those that came with the last change. `seenAt` is when each event
 * arrived, to the millisecond, because the time of the flush would be too coarse to measure the lag.
 */
export const log = new Signal({ events: [], arrived: [], head: null });

/**
 * The list items that came with the last change of the order list, from any node; `seenAt` as above. The list has processed the log up
 * to the position `settled`, and all changes up to there have arrived.
 */
export const changes = new Signal([]);

const arrivedEvents = [];
const arrivedItems = [];
let releaseSlot = null;
let streams = [];
let flushing = null;
let opening = null;

/** Streams are open only while the window is visible, because a browser has few connections. */
function follow() {
  const isWanted = mayRead() && !document.hidden;
  if (isWanted && releaseSlot === null) {
    releaseSlot = acquireSlot(open, () => {
      connection.value = 'waiting';
    });
  } else if (!isWanted) {
    close();
    releaseSlot?.();
    releaseSlot = null;
    connection.value = 'off';
  }
}

/** First the list, so that the page never sees an event and misses its change of the list. */
function open() {
  connection.value = 'connecting';
  opening = setTimeout(openAgain, OPENING_MILLIS);
  listen('/api/orders/stream', arrivedItems, () => {
    listen('/api/events/stream', arrivedEvents, () => {
      clearTimeout(opening);
      begin();
      connection.value = 'live';
    });
  });
}

function listen(path, arrived, whenOpen) {
  const stream = new EventSource(path);
  stream.onopen = whenOpen;
  stream.onerror = openAgain;
  stream.onmessage = ({ data, lastEventId }) => {
    arrived.push({ ...JSON.parse(data), seenAt: performance.now(), settled: Number(lastEventId) });
    flushing ??= setTimeout(flush, FLUSH_MILLIS);
  };
  streams.push(stream);
}

/** The page needs both streams, so both are opened again. */
function openAgain() {
  close();
  connection.value = 'connecting';
  opening = setTimeout(open, PAUSE_MILLIS);
  refreshSession();
}

/** A stream cannot tell a server that hangs from one with no news. The health check can, and calls this. */
export function distrustStreams() {
  if (streams.length > 0) {
    openAgain();
  }
}

/** Arrivals that were not shown yet are dropped, because each panel loads its data again. */
function close() {
  streams.forEach((stream) => stream.close());
  streams = [];
  clearTimeout(opening);
  clearTimeout(flushing);
  flushing = null;
  arrivedEvents.length = 0;
  arrivedItems.length = 0;
  end();
}

function flush() {
  flushing = null;
  const events = arrivedEvents.splice(0);
  const items = arrivedItems.splice(0);
  if (events.length > 0) {
    log.value = {
      events: [...log.value.events, ...events].slice(-REMEMBERED),
      arrived: events,
      head: events.at(-1).position,
    };
  }
  if (items.length > 0) {
    changes.value = items;
  }
  hear(events, items);
}

session.watch(follow);
document.addEventListener('visibilitychange', follow);
