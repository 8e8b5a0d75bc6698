import { get } from '../core/api.js';
import { hearOfProcessor } from '../core/behind.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { checkHealth, health, isReachable } from './health.js';
import { poller } from './poller.js';

/**
 * The processors as of the last answer: `items`, and the `problem` if there has been none since. It is null for those
 * who may not see them, and until they are known.
 */
export const processors = new Signal(null);

const PERIOD_MILLIS = 1_000;
const PATIENCE_MILLIS = 3_000;

/** The only one on the page. A server that is gone is asked for its health alone, until it is back. */
export const refreshProcessors = poller(PERIOD_MILLIS, () => mayOperate() && isReachable(), async () => {
  const { ok, body } = await get('/api/processors', { patience: PATIENCE_MILLIS });
  if (!mayOperate()) {
    return;
  }
  processors.value = ok
    ? { items: body.items, problem: null }
    : { items: processors.value?.items ?? [], problem: body };
  if (!ok) {
    checkHealth();
  }
});

session.watch(() => {
  if (mayOperate()) {
    refreshProcessors();
  } else {
    processors.value = null;
  }
});

processors.watch((value) => {
  const known = value?.problem === null ? value.items : [];
  hearOfProcessor(known.find(({ name }) => name === 'order-list') ?? null);
});

let wasReachable = true;

health.watch(() => {
  if (isReachable() && !wasReachable) {
    refreshProcessors();
  }
  wasReachable = isReachable();
});
