import { begin, end, hear } from './behind.js';
import { refreshSession, mayRead, session } from './session.js';
import { Signal } from './signal.js';
import { Streams } from './streams.js';

/** Nobody sees a difference at shorter intervals, and a busy log would keep the browser busy with drawing. */
const FLUSH_MILLIS = 100;

/** How many events the page remembers: enough to show, and a bound for a page that stays open. */
const REMEMBERED = 500;

/**
 * `off` (nobody is signed in, or the window is hidden), `connecting` or `live`. Changes that happen while it is not live do not arrive
 * later, so each panel loads its data again when this becomes `live`.
 */
export const connection = new Signal('off');

/**
 * The newest events of the whole log, oldest first. `arrived` are those that came with the last change. `seenAt` is when each event
 * arrived, to the millisecond, because the time of the flush would be too coarse to measure the lag.
 */
export const log = new Signal({ events: [], arrived: [] });

/** The highest position that this page has heard of, also of events from before it was opened; 0 if of none. */
export const newest = new Signal(0);

/**
 * The list items that came with the last change of the order list, from any node; `seenAt` as above. The list has processed the log up
 * to the position `settled`, and all changes up to there have arrived.
 */
export const changes = new Signal([]);

const arrived = { events: [], items: [] };
let flushing = null;

const streams = new Streams({
  opened() {
    begin();
    connection.value = 'live';
  },

  lost() {
    drop();
    connection.value = 'connecting';
  },

  failed() {
    refreshSession();
  },

  arrived(kind, data, id) {
    arrived[kind].push({ ...JSON.parse(data), seenAt: performance.now(), settled: Number(id) });
    flushing ??= setTimeout(flush, FLUSH_MILLIS);
  },
});

/** Whom the streams are for: those of an account end with it. */
let reader = null;

/** Streams are open only while a window is visible, because a browser has few connections. */
function follow() {
  const isWanted = mayRead() && !document.hidden;
  if (streams.isWanted && reader !== session.value?.name) {
    streams.stop();
    drop();
  }
  reader = session.value?.name ?? null;
  if (isWanted && !streams.isWanted) {
    connection.value = 'connecting';
    streams.start();
  } else if (!isWanted && (streams.isWanted || connection.value !== 'off')) {
    streams.stop();
    drop();
    connection.value = 'off';
  }
}

/** A stream cannot tell a server that hangs from one with no news. The health check can, and calls this. */
export const distrustStreams = () => streams.distrust();

/** Arrivals that were not shown yet are dropped, because each panel loads its data again. */
function drop() {
  clearTimeout(flushing);
  flushing = null;
  arrived.events.length = 0;
  arrived.items.length = 0;
  end();
}

function flush() {
  flushing = null;
  const events = arrived.events.splice(0);
  const items = arrived.items.splice(0);
  if (events.length > 0) {
    log.value = {
      events: [...log.value.events, ...events].slice(-REMEMBERED),
      arrived: events,
    };
  }
  if (items.length > 0) {
    changes.value = items;
  }
  hear(events, items);
}

session.watch(follow);
document.addEventListener('visibilitychange', follow);
