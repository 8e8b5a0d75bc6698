import { place, travelTo } from '../core/place.js';
import { Signal } from '../core/signal.js';
import { chosen, lastVersion } from './chosen.js';
import { latestOnly } from '../core/latest-only.js';
import { eventOf, versionOf } from './versions.js';

const NOWHERE = { id: null, version: null, event: null, state: null, before: null, problem: null };

/**
 * The chosen order at the version in sight: its `state`, the `event` that led to it, and the state one event `before`, which is null for
 * the first event. The version moves on when all three are there, so that no panel shows parts of two versions.
 */
export const past = new Signal(NOWHERE);

/** The chosen version: the last one unless the person has travelled to another. */
export const versionInSight = () => place.value.version ?? lastVersion();

/** Whether the person looks at an earlier version of the chosen order than the newest one. */
export const isInPast = () => chosen.value.stage === 'shown' && versionInSight() < lastVersion();

/** The chosen order as every panel shows it: as it was, or as it is now. Null while that is not known. */
export function stateInSight() {
  const { id, state } = past.value;
  if (!isInPast()) {
    return chosen.value.state;
  }
  return id === chosen.value.id ? state : null;
}

/** Goes to a version. The last one stands for the current state, which moves on with each event. */
export function visit(version) {
  travelTo(version >= lastVersion() ? null : Math.max(0, version));
}

/** Tries again to load a version that could not be loaded. */
export function lookAgain() {
  past.value = NOWHERE;
  return look();
}

const ask = latestOnly(async (id, version) => {
  const [now, before, { body }] = await Promise.all([
    versionOf(id, version),
    version > 0 ? versionOf(id, version - 1) : null,
    eventAt(id, version),
  ]);
  if (id === chosen.value.id) {
    const problem = [now, before].find((answer) => answer?.ok === false)?.body ?? null;
    const isKnown = problem === null;
    past.value = {
      id,
      version,
      event: body?.items?.[0] ?? null,
      state: isKnown ? now.body : null,
      before: isKnown ? (before?.body ?? null) : null,
      problem,
    };
  }
});

/** Most events are loaded already, for the list of events. */
function eventAt(id, version) {
  const { events } = chosen.value;
  const event = events[version - events[0]?.sequenceNumber];
  return event ? { body: { items: [event] } } : eventOf(id, version);
}

async function look() {
  document.body.toggleAttribute('data-past', isInPast());
  const { id } = chosen.value;
  const version = versionInSight();
  const isThere = chosen.value.stage === 'shown' && version <= lastVersion();
  const isShown = past.value.id === id && past.value.version === version && past.value.problem === null;
  const isErased = chosen.value.state?.erasedAt && !past.value.state?.erasedAt;
  if (isThere && (!isShown || isErased)) {
    await ask(id, version);
  }
}

place.watch(look);
chosen.watch(look);
