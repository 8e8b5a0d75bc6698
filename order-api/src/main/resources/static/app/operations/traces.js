import { changes, log } from '../core/live.js';
import { Signal } from '../core/signal.js';
import { sent } from '../orders/sent.js';

const KEPT = 50;

/** More orders than this are not remembered as listed before their event is heard of. */
const LISTED = 500;

/**
 * What followed from what, newest first: `correlationId`, the `command` if this page sent it, and its `events`, each with
 * `listedAfter`, the milliseconds until the order list showed it, null until it does.
 */
export const traces = new Signal([]);

/** Correlation id → its trace, the newest last. */
const known = new Map();

/** Order → the version that the list shows, and since when; a change may be heard of before its event is. */
const listed = new Map();

function trace(correlationId) {
  if (!known.has(correlationId)) {
    known.set(correlationId, { correlationId, command: null, events: [] });
    forgetOldest(known, KEPT);
  }
  return known.get(correlationId);
}

function forgetOldest(map, kept) {
  if (map.size > kept) {
    map.delete(map.keys().next().value);
  }
}

function tell() {
  traces.value = [...known.values()].reverse();
}

sent.watch((commands) => {
  commands.forEach((command) => (trace(command.correlationId).command = command));
  tell();
});

log.watch(({ arrived }) => {
  for (const event of arrived) {
    const { version, seenAt } = listed.get(event.aggregateId) ?? { version: -1 };
    trace(event.metadata.correlationId).events.push({
      ...event,
      listedAfter: version >= event.sequenceNumber ? Math.max(0, seenAt - event.seenAt) : null,
    });
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
