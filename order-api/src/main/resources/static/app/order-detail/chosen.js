import { connection, log } from '../core/live.js';
import { place } from '../core/place.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { latestOnly } from '../core/latest-only.js';
import { eventsAfter, newest, pauseAfter } from './newest.js';
import { versionOf } from './versions.js';

/** The number of events that are shown at first, and that each request for earlier ones adds. */
const PAGE = 200;

const NOTHING = { stage: 'none', id: null, events: [], state: null, problem: null };

/**
 * The chosen order, loaded once for all panels. `stage` is `none` (no order is chosen), `loading`, `failed` (see `problem`) or `shown`.
 * `events` are the newest ones without a gap, oldest first. `state` is folded from the log, and may be some milliseconds older than the
 * events. If it could not be loaded, `problem` says why, and `state` is the previous one or null.
 */
export const chosen = new Signal(NOTHING);

/** The newest version of the chosen order that this page knows; null while nothing is shown. */
export const lastVersion = () => chosen.value.events.at(-1)?.sequenceNumber ?? null;

let loads = 0;
let loaded = Promise.resolve();
let wanted = PAGE;

/** The timer for the next attempt to load the state. */
let folding = null;

/** Loads the chosen order again. Its old data stay visible until the answer is there. */
export function load() {
  loaded = loadChosen();
  return loaded;
}

async function loadChosen() {
  const load = ++loads;
  const id = (mayRead() && place.value.order?.toLowerCase()) || null;
  if (id !== chosen.value.id || chosen.value.stage === 'failed') {
    wanted = PAGE;
    chosen.value = { ...NOTHING, id, stage: id === null ? 'none' : 'loading' };
  }
  if (id === null) {
    return;
  }
  const { state = null, events, problem, again } = await newest(id, wanted);
  if (load !== loads) {
    return;
  }
  clearTimeout(folding);
  if (events) {
    chosen.value = { id, stage: 'shown', events, state, problem };
    append(log.value.events);
  } else {
    chosen.value = { ...NOTHING, id, stage: 'failed', problem };
  }
  if (events && problem) {
    folding = setTimeout(fold, again);
  }
}

/** @returns the problem document if they could not be loaded */
export async function loadEarlier() {
  const { id, events } = chosen.value;
  const end = events[0].sequenceNumber;
  const start = Math.max(0, end - PAGE);
  wanted += PAGE;
  const earlier = await eventsAfter(id, start - 1, end - start);
  if (earlier.ok && chosen.value.events[0]?.aggregateId === id && chosen.value.events[0].sequenceNumber === end) {
    chosen.value = { ...chosen.value, events: [...earlier.body.items, ...chosen.value.events] };
  }
  return earlier.ok ? null : earlier.body;
}

function append(arrived) {
  const { id, stage, events } = chosen.value;
  if (stage !== 'shown') {
    return;
  }
  const last = lastVersion();
  const later = arrived.filter(({ aggregateId, sequenceNumber }) => aggregateId === id && sequenceNumber > last);
  if (later.length === 0) {
    return;
  }
  if (later[0].sequenceNumber !== last + 1) {
    load();
    return;
  }
  chosen.value = { ...chosen.value, events: [...events, ...later].slice(-wanted) };
  fold();
}

const fold = latestOnly(async () => {
  clearTimeout(folding);
  const { id, stage } = chosen.value;
  if (stage !== 'shown') {
    return;
  }
  const answer = await versionOf(id, lastVersion());
  if (chosen.value.id !== id || chosen.value.stage !== 'shown') {
    return;
  }
  if (answer.ok) {
    chosen.value = { ...chosen.value, state: answer.body, problem: null };
  } else {
    chosen.value = { ...chosen.value, problem: answer.body };
    folding = setTimeout(fold, pauseAfter(answer));
  }
});

place.watch(({ order }) => {
  if ((order?.toLowerCase() ?? null) !== chosen.value.id) {
    load();
  }
});
session.watch(() => {
  if (!mayRead() || chosen.value.stage === 'none') {
    load();
  }
});
connection.watch(async (state) => {
  if (state === 'live') {
    await loaded;
    if (chosen.value.problem?.type !== '/problems/order-not-found') {
      load();
    }
  }
});
log.watch(({ arrived }) => append(arrived));
