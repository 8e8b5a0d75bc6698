import { processors, refreshProcessors } from '../operations/processors.js';
import { traces } from '../operations/traces.js';
import { parkedIn } from '../order-detail/parked.js';
import { readSide } from '../order-detail/read-side.js';
import { sent } from './sent-commands.js';

/** Followed with every event, by streams and by requests that wait. The others are asked for their positions. */
const FOLLOWED = ['order-details', 'order-list'];

/** Right after a command the positions are asked for more often than once a second, which would be too coarse to measure a projection. */
const CLOSE_MILLIS = 100;
const CLOSE_FOR_MILLIS = 2_000;

/** As many commands as `sent` has. */
const KEPT = 50;

/** Correlation id → projection → when this window first saw that it has the event. */
const passed = new Map();

/** Correlation id → when the details of the order got the event, if this window was waiting for it. */
const detailed = new Map();

/** The event that a command has led to, once this window has seen it. */
export const eventOf = (correlationId) =>
  traces.value.find((trace) => trace.correlationId === correlationId)?.events[0] ?? null;

/**
 * When this window first saw the event of a command in each projection that it may see: `{name, at, isAtMost}`. `at` is null until then.
 * It is the latest possible time if the window only asks now and then.
 */
export function followers(correlationId) {
  const event = eventOf(correlationId);
  const listedAt = event && event.listedAfter !== null ? event.seenAt + event.listedAfter : null;
  const exact = { 'order-details': detailed.get(correlationId) ?? null, 'order-list': listedAt };
  const names = processors.value?.items.map(({ name }) => name) ?? FOLLOWED;
  return names.map((name) => {
    const known = exact[name] ?? null;
    return known === null
      ? { name, at: passed.get(correlationId)?.get(name) ?? null, isAtMost: true }
      : { name, at: known, isAtMost: false };
  });
}

function look() {
  for (const { correlationId } of sent.value) {
    const event = eventOf(correlationId);
    if (event) {
      const known = passed.get(correlationId) ?? new Map();
      lookAtDetails(correlationId, event, known);
      lookAtPositions(event, known);
      passed.set(correlationId, known);
    }
  }
  [passed, detailed].forEach(forgetOldest);
}

/** If the page has not waited for the details, they may have had the event for long. */
function lookAtDetails(correlationId, { aggregateId, sequenceNumber }, known) {
  const { id, state, seenAt, followedAfter } = readSide.value;
  if (id !== aggregateId || !(state?.version >= sequenceNumber)) {
    return;
  }
  if (!known.has('order-details')) {
    known.set('order-details', seenAt);
    if (followedAfter !== null) {
      detailed.set(correlationId, seenAt);
    }
  }
}

/** A position counts where no event of the order is parked before it. */
function lookAtPositions({ aggregateId, position }, known) {
  const now = performance.now();
  for (const item of processors.value?.problem === null ? processors.value.items : []) {
    if (!known.has(item.name) && item.position >= position && parkedIn(item, aggregateId) === 0) {
      known.set(item.name, now);
    }
  }
}

function forgetOldest(known) {
  while (known.size > KEPT) {
    known.delete(known.keys().next().value);
  }
}

let closer = null;

/** Asks for the positions again soon, as long as the newest command is young and has not reached every projection. */
function lookCloser() {
  const command = sent.value.at(-1);
  const isYoung = command?.answer?.body?.version >= 0 && performance.now() - command.sentAt < CLOSE_FOR_MILLIS;
  if (processors.value !== null && isYoung && followers(command.correlationId).some(({ at }) => at === null)) {
    closer ??= setTimeout(() => {
      closer = null;
      refreshProcessors();
    }, CLOSE_MILLIS);
  }
}

[processors, readSide, traces].forEach((signal) => signal.watch(look));
[processors, sent].forEach((signal) => signal.watch(lookCloser));
