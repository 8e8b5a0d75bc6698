import { place, travelTo } from '../core/place.js';
import { Signal } from '../core/signal.js';
import { chosen, lastVersion } from './chosen.js';
import { latestOnly } from './latest-only.js';
import { versionOf } from './versions.js';

const NOWHERE = { id: null, version: null, state: null, before: null, problem: null };

/** The chosen order at the version that is looked at, and the state before, from which it differs by one event. */
export const past = new Signal(NOWHERE);

/** The version that is looked at: the last one unless another was travelled to. */
export const versionInSight = () => place.value.version ?? lastVersion();

/** Goes to a version. At the last one is now, which moves on with each event. */
export function visit(version) {
  travelTo(version >= lastVersion() ? null : Math.max(0, version));
}

/** Asks again for what could not be shown. */
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
