import { get } from '../core/api.js';
import { connection, distrustStreams } from '../core/live.js';
import { session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { poller } from './poller.js';

/** The sum of both is how long a server may be gone, or hang, before the page shows it. */
const PERIOD_MILLIS = 2_000;
const PATIENCE_MILLIS = 3_000;

/** The answer of the server, with its components for operators; `UNREACHABLE` without an answer; null at first. */
export const health = new Signal(null);

export const isReachable = () => health.value?.status !== 'UNREACHABLE';

export const checkHealth = poller(PERIOD_MILLIS, () => true, async () => {
  const { body } = await get('/actuator/health', { patience: PATIENCE_MILLIS });
  health.value = typeof body?.status === 'string' ? body : { status: 'UNREACHABLE' };
  if (!isReachable()) {
    distrustStreams();
  }
});

session.watch(checkHealth);
connection.watch((state) => {
  if (state === 'connecting') {
    checkHealth();
  }
});
checkHealth();
