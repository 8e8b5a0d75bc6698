import { get } from '../core/api.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { poller } from './poller.js';

/**
 * What operators have asked for: `items`, the newest first, `nextBefore` if there are older ones, and `problem` if the last request failed.
 * Null before the first answer.
 */
export const actions = new Signal(null);

const PAGE = 50;

/** Another operator may act at any time. */
const PERIOD_MILLIS = 3_000;

let followers = 0;

/** Keeps the older ones that are known already. */
export const refreshActions = poller(PERIOD_MILLIS, () => followers > 0 && mayOperate(), async () => {
  const { ok, body } = await get(`/api/operations/actions?limit=${PAGE}`);
  if (!mayOperate()) {
    return;
  }
  const before = actions.value ?? { items: null, nextBefore: null };
  if (!ok) {
    actions.value = { ...before, problem: body };
    return;
  }
  const oldest = body.items.at(-1)?.id ?? 0;
  const older = (before.items ?? []).filter(({ id }) => id < oldest);
  actions.value = {
    items: [...body.items, ...older],
    nextBefore: older.length === 0 ? body.nextBefore : before.nextBefore,
    problem: null,
  };
});

/** Asks again and again, until the returned function is called. */
export function followActions() {
  followers++;
  refreshActions();
  return () => followers--;
}

export async function showOlder() {
  const oldest = actions.value.items.at(-1).id;
  const { ok, body } = await get(`/api/operations/actions?limit=${PAGE}&before=${oldest}`);
  if (actions.value?.items?.at(-1)?.id !== oldest) {
    return; // asked twice, or signed out meanwhile
  }
  actions.value = ok
    ? { items: [...actions.value.items, ...body.items], nextBefore: body.nextBefore, problem: null }
    : { ...actions.value, problem: body };
}

session.watch(() => {
  if (mayOperate()) {
    refreshActions();
  } else {
    actions.value = null;
  }
});
