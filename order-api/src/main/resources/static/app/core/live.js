import { begin, end, hear } from './behind.js';
import { takeSeat } from './seats.js';
import { refreshSession, mayRead, session } from './session.js';
import { Signal } from './signal.js';

/** Oftener than this nobody sees a difference, and a busy log would keep the browser busy with drawing. */
const FLUSH_MILLIS = 100;

/** How many events the page remembers: enough for what is on it, and a bound for the memory of a page that stays open. */
const REMEMBERED = 500;

/** Before streams that broke off are opened again. */
const PAUSE_MILLIS = 2_000;

/** What has not opened by then is tried anew. */
const OPENING_MILLIS = 10_000;

/**
 * `off` (nobody is signed in, or nobody looks), `waiting` (other windows of this browser follow), `connecting` or `live`. What
 * changed while it was not live is not told afterwards: whoever shows something asks for it anew when this becomes `live`.
 */
export const connection = new Signal('off');

/**
 * The newest events of the whole log, oldest first. `arrived` are those that came with the last change. `seenAt` is when this page
 * heard of each, to the millisecond: a flush is too coarse to tell how long what follows took.
 */
export const log = new Signal({ events: [], arrived: [], head: null });

/**
 * The list items that came with the last change of the order list, from whichever node; `seenAt` as above. Up to the position
 * `settled` the list has come, and all of its changes had been told by then.
 */
export const changes = new Signal([]);

const arrivedEvents = [];
const arrivedItems = [];
let leaveSeat = null;
let streams = [];
let flushing = null;
let opening = null;

/** Streams are open only while somebody looks, since a browser has few of them to give. */
function follow() {
  const isWanted = mayRead() && !document.hidden;
  if (isWanted && leaveSeat === null) {
    leaveSeat = takeSeat(open, () => {
      connection.value = 'waiting';
    });
  } else if (!isWanted) {
    close();
    leaveSeat?.();
    leaveSeat = null;
    connection.value = 'off';
  }
}

/** First the list, so that no change of it is missed whose event is seen. */
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

/** Either stream is useless without the other. */
function openAgain() {
  close();
  connection.value = 'connecting';
  opening = setTimeout(open, PAUSE_MILLIS);
  refreshSession();
}

/** A stream can't tell a server that has fallen silent from one that has nothing to say. Who can says so here. */
export function distrustStreams() {
  if (streams.length > 0) {
    openAgain();
  }
}

/** What has come and was not told yet is no loss: all that is shown is asked for anew. */
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
