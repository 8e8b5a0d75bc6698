import { place, travelTo } from '../core/place.js';
import { Signal } from '../core/signal.js';
import { chosen, lastVersion } from './chosen.js';
import { latestOnly } from '../core/latest-only.js';
import { versionOf } from './versions.js';

const NOWHERE = { id: null, version: null, state: null, before: null, problem: null };

/** The chosen order at the chosen version, and the state one event before. */
export const past = new Signal(NOWHERE);

/** The chosen version: the last one unless the person has travelled to another. */
export const versionInSight = () => place.value.version ?? lastVersion();

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
  const [now, before] = await Promise.all([versionOf(id, version), version > 0 ? versionOf(id, version - 1) : null]);
  if (id === chosen.value.id) {
    const problem = [now, before].find((answer) => answer?.ok === false)?.body ?? null;
    past.value = { id, version, state: now.body, before: before?.body ?? null, problem };
  }
});

async function look() {
  const { id } = chosen.value;
  const version = versionInSight();
  const isThere = chosen.value.stage === 'shown' && version <= lastVersion();
  const isShown = past.value.id === id && past.value.version === version && past.value.problem === null;
  if (isThere && !isShown) {
    await ask(id, version);
  }
}

place.watch(look);
chosen.watch(look);
