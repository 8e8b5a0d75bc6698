import { get } from '../core/api.js';
import { hearOfProcessor } from '../core/behind.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { checkHealth, health, isReachable } from './health.js';
import { poller } from './poller.js';

/**
 * The processors of the last answer as `items`, and a `problem` if the last request failed. Null for accounts that may not see them, and
 * until the first answer.
 */
export const processors = new Signal(null);

const PERIOD_MILLIS = 1_000;
const PATIENCE_MILLIS = 3_000;

/** The only poller of processors on the page. While the server is unreachable, only its health is polled. */
export const refreshProcessors = poller(PERIOD_MILLIS, () => mayOperate() && isReachable(), async () => {
  const { ok, body } = await get('/api/processors?sideEffects=true', { patience: PATIENCE_MILLIS });
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
