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

/** Correlation id → projection → when this window first saw that its position is behind the event. */
const passed = new Map();

/** Correlation id → when the details of the order first had the event. */
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
  const now = performance.now();
  for (const { correlationId } of sent.value) {
    const event = eventOf(correlationId);
    if (event) {
      lookAtDetails(correlationId, event);
      lookAtPositions(correlationId, event, now);
    }
  }
}

function lookAtDetails(correlationId, { aggregateId, sequenceNumber }) {
  const { id, state, seenAt } = readSide.value;
  if (id === aggregateId && state?.version >= sequenceNumber && !detailed.has(correlationId)) {
    detailed.set(correlationId, seenAt);
  }
}

/** A position counts where no event of the order is parked before it. */
function lookAtPositions(correlationId, { aggregateId, position }, now) {
  const known = passed.get(correlationId) ?? new Map();
  for (const item of processors.value?.problem === null ? processors.value.items : []) {
    if (!known.has(item.name) && item.position >= position && parkedIn(item, aggregateId) === 0) {
      known.set(item.name, now);
    }
  }
  passed.set(correlationId, known);
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
