import { get } from '../core/api.js';
import { session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { poller } from './poller.js';

/** As the server tells it, with its components for operators; `UNREACHABLE` if it tells nothing; null at first. */
export const health = new Signal(null);

export const isReachable = () => health.value?.status !== 'UNREACHABLE';

export const checkHealth = poller(5_000, () => true, async () => {
  const { body } = await get('/actuator/health');
  health.value = typeof body?.status === 'string' ? body : { status: 'UNREACHABLE' };
});

session.watch(checkHealth);
checkHealth();
