import { poller } from '../operations/poller.js';
import { get } from './api.js';
import { isDemo, mayRead, session } from './session.js';
import { Signal } from './signal.js';

/** Somebody else may have switched something, in another window or on another machine. */
const PERIOD_MILLIS = 3_000;

/** What is switched on in the demo: `slowdowns` (processor → milliseconds) and whether there is a `fault`. Null until it is known. */
export const switches = new Signal(null);

export const refreshSwitches = poller(PERIOD_MILLIS, () => isDemo() && mayRead(), async () => {
  const { ok, body } = await get('/demo/switches', { patience: PERIOD_MILLIS });
  const now = ok ? body : null;
  if (JSON.stringify(now) !== JSON.stringify(switches.value)) {
    switches.value = now;
  }
});

/** The longest delay of a projection in milliseconds, or 0. */
export const slowMotion = () => Math.max(0, ...Object.values(switches.value?.slowdowns ?? {}));

session.watch(() => {
  if (!mayRead()) {
    switches.value = null;
  }
  refreshSwitches();
});
