import { get } from '../core/api.js';
import { connection, log } from '../core/live.js';
import { withLongWait } from '../core/stream-slots.js';
import { Signal } from '../core/signal.js';
import { chosen, lastVersion } from './chosen.js';

const NOTHING = { id: null, state: null, seenAt: null, followedAfter: null, problem: null };

/**
 * The chosen order according to the read model of its details; `state` is null before the first answer, which arrived at `seenAt`.
 * `followedAfter` is the time in milliseconds from the arrival of the last event to the first answer that contained it, null until then.
 */
export const readSide = new Signal(NOTHING);

let following = null;
let lastArrival = { version: null, at: 0 };

/** How many events are missing in the read model's answer. */
export const eventsBehind = () => (lastVersion() ?? -1) - (readSide.value.state?.version ?? -1);

/** If the log cannot be folded to a state, no read model will reach it. */
const mayCome = () => chosen.value.stage === 'shown' && chosen.value.problem === null;

/**
 * Asks for the next version until none is missing. The server answers as soon as its read model has reached the version, so the page sees
 * each step of a slow read model without useless requests.
 */
export async function follow() {
  const { id } = chosen.value;
  if (id !== readSide.value.id) {
    stop();
    lastArrival = { version: null, at: 0 };
    readSide.value = { ...NOTHING, id };
  }
  if (!mayCome() || following !== null || eventsBehind() <= 0) {
    return;
  }
  following = new AbortController();
  const { signal } = following;
  try {
    while (mayCome() && eventsBehind() > 0) {
      const next = (readSide.value.state?.version ?? -1) + 1;
      const answer = await withLongWait((isPatient) =>
        get(`/api/orders/${id}?atLeastVersion=${next}&timeout=${isPatient ? 'PT10S' : 'PT1S'}`, { signal }),
      );
      readSide.value = answer.ok
        ? known(id, answer.body)
        : { ...readSide.value, followedAfter: null, problem: answer.body };
      if (!answer.ok && answer.body.type !== '/problems/read-model-behind') {
        break;
      }
    }
  } catch (failure) {
    if (!signal.aborted) {
      throw failure;
    }
  } finally {
    if (following?.signal === signal) {
      following = null;
    }
  }
}

function known(id, state) {
  const hasFollowed = lastArrival.version === lastVersion() && state.version >= lastArrival.version;
  const seenAt = performance.now();
  return { id, state, seenAt, followedAfter: hasFollowed ? seenAt - lastArrival.at : null, problem: null };
}

function stop() {
  following?.abort();
  following = null;
}

log.watch(({ arrived }) => {
  const event = arrived.findLast(({ aggregateId }) => aggregateId === chosen.value.id);
  if (event) {
    lastArrival = { version: event.sequenceNumber, at: event.seenAt };
  }
});
chosen.watch(follow);
connection.watch((state) => {
  if (state === 'off') {
    stop();
  }
});
