import { changes, log } from '../core/live.js';
import { Signal } from '../core/signal.js';
import { sent } from '../commands/sent-commands.js';

const KEPT = 50;

/** A client may use one correlation id for thousands of commands; only the last ones are shown. */
const EVENTS_KEPT = 20;

/** Nobody reads faster, and a busy log would keep the browser busy with drawing. */
const TOLD_MILLIS = 400;

/** The most orders that are remembered as listed before their event arrives. */
const LISTED = 500;

/**
 * Causes and effects, newest first: a `key`, the `correlationId` if there is one, the `command` if this page sent it, and its last `events`,
 * each with `listedAfter`, the milliseconds until the order list showed it, null until it does. `earlier` counts the
 * events before those.
 */
export const traces = new Signal([]);

/** Key → trace, the newest last. */
const known = new Map();

/** Order → the version that the list shows, and since when. A change of the list may arrive before its event. */
const listed = new Map();

/** An event without a correlation id has its own id as the key. */
function trace(correlationId, key = correlationId) {
  if (!known.has(key)) {
    if (known.size === KEPT) {
      forgetOne();
    }
    known.set(key, { key, correlationId, command: null, events: [], earlier: 0 });
  }
  return known.get(key);
}

/** Drops the oldest traces, but keeps those of this page's own commands. */
function forgetOne() {
  const all = [...known.values()];
  known.delete((all.find(({ command }) => command === null) ?? all[0]).key);
}

function append(trace, event) {
  trace.events.push(event);
  if (trace.events.length > EVENTS_KEPT) {
    trace.events.shift();
    trace.earlier++;
  }
}

function forgetOldest(map, kept) {
  if (map.size > kept) {
    map.delete(map.keys().next().value);
  }
}

let telling = null;

function tell() {
  telling ??= setTimeout(() => {
    telling = null;
    traces.value = [...known.values()].reverse();
  }, TOLD_MILLIS);
}

sent.watch((commands) => {
  for (const command of commands) {
    // A command that was dropped here may still be in the other list, and must not come back.
    if (command === commands.at(-1) || known.has(command.correlationId)) {
      trace(command.correlationId).command = command;
    }
  }
  tell();
});

log.watch(({ arrived }) => {
  for (const event of arrived) {
    const { version, seenAt } = listed.get(event.aggregateId) ?? { version: -1 };
    const listedAfter = version >= event.sequenceNumber ? Math.max(0, seenAt - event.seenAt) : null;
    const { correlationId } = event.metadata;
    append(trace(correlationId, correlationId ?? event.eventId), { ...event, listedAfter });
  }
  tell();
});

changes.watch((items) => {
  for (const { orderId, version, seenAt } of items) {
    listed.delete(orderId);
    listed.set(orderId, { version, seenAt });
    forgetOldest(listed, LISTED);
  }
  for (const { events } of known.values()) {
    for (const event of events) {
      const { version, seenAt } = listed.get(event.aggregateId) ?? { version: -1 };
      if (event.listedAfter === null && version >= event.sequenceNumber) {
        event.listedAfter = Math.max(0, seenAt - event.seenAt);
      }
    }
  }
  tell();
});
