import { mayOperate } from '../core/session.js';
import { condition } from './condition.js';
import { health, isReachable } from './health.js';
import { processors } from './processors.js';

const HEALTH = {
  DOWN: { level: 'bad', sign: '✖', words: 'Unhealthy' },
  OUT_OF_SERVICE: { level: 'bad', sign: '✖', words: 'Out of service' },
  UNKNOWN: { level: 'warn', sign: '▲', words: 'Health unknown' },
};

const isWell = (item) => ['quiet', 'busy'].includes(condition(item).level);

/** The processors that somebody has to look at, or has stopped; the worst first. */
export function troubled() {
  const items = (processors.value?.items ?? []).filter((item) => !isWell(item));
  const isBad = (item) => condition(item).level === 'bad';
  return [...items.filter(isBad), ...items.filter((item) => !isBad(item))];
}

/**
 * The state of the whole: `level`, `sign`, `words`, and perhaps a `detail`. It is healthy only if the server says so and every projection is known to be well;
 * who may not see the projections is told of the server alone.
 */
export function overall() {
  if (health.value === null) {
    return { level: 'quiet', sign: '…', words: 'Health' };
  }
  if (!isReachable()) {
    return { level: 'bad', sign: '✖', words: 'Server can’t be reached, trying again' };
  }
  const { status, components } = health.value;
  const ill = Object.entries(components ?? {}).filter(([, { status }]) => status !== 'UP');
  const where = ill.length > 0 ? `: ${ill.map(([name]) => name).join(', ')}` : '';
  const whole = status === 'UP' && ill.length > 0 ? 'UNKNOWN' : status; // a component has an unknown status, which is no failure yet
  if (whole !== 'UP') {
    const { level, sign, words } = HEALTH[whole] ?? { level: 'warn', sign: '▲', words: status };
    return { level, sign, words: words + where };
  }
  if (!mayOperate()) {
    return { level: 'good', sign: '●', words: 'Server up' };
  }
  return ofProjections();
}

function ofProjections() {
  if (processors.value === null) {
    return { level: 'quiet', sign: '…', words: 'Projections' };
  }
  if (processors.value.problem) {
    return { level: 'warn', sign: '▲', words: `Projections unknown: ${processors.value.problem.title}` };
  }
  const names = troubled().map(({ name }) => name);
  return names.length > 0
    ? { level: 'warn', sign: '▲', words: 'Degraded', detail: names.join(', ') }
    : { level: 'good', sign: '●', words: 'Healthy' };
}
