import { count, counted } from '../core/format.js';
import { log } from '../core/live.js';
import { orders } from '../order-list/orders.js';
import { hasSkipped } from '../operations/condition.js';
import { processors, refreshProcessors } from '../operations/processors.js';
import { isProjection } from '../pipeline/read-models.js';
import { chosen, lastVersion } from './chosen.js';
import { parkedIn } from './parked.js';

const HAS_IT = { level: 'good', sign: '✓', words: '' };
const NOT_YET = { level: 'warn', sign: '…', words: 'not yet' };

export const UNKNOWN = { level: 'quiet', sign: '?', words: 'not known' };

/**
 * How each projection stands to the newest event of the chosen order: `{name, level, sign, words, hasAll}`. Operators see all of them.
 * Others know of the order list what it shows of the order, and nothing of the rest.
 */
export function standings() {
  if (chosen.value.stage !== 'shown') {
    return [];
  }
  return processors.value === null ? ofTheList() : processors.value.items.filter(isProjection).map(ofProjection);
}

function ofProjection(item) {
  return standing(item.name, processors.value.problem ? UNKNOWN : state(item));
}

function state(item) {
  const { position, paused } = item;
  const number = parkedIn(item, chosen.value.id);
  if (number === null) {
    return UNKNOWN;
  }
  if (number > 0) {
    return { level: 'bad', sign: '✖', words: `${counted(number, 'event')} parked as dead letter${number === 1 ? '' : 's'}` };
  }
  if (position >= chosen.value.events.at(-1).position) {
    return hasSkipped(item) ? UNKNOWN : HAS_IT;
  }
  return paused ? { ...NOT_YET, words: 'not yet: it is paused' } : NOT_YET;
}

function ofTheList() {
  const row = orders.value.items.find(({ orderId }) => orderId === chosen.value.id);
  if (!row) {
    return [];
  }
  return [standing('order-list', row.version < lastVersion() ? { ...NOT_YET, words: `shows version ${count(row.version)}` } : HAS_IT)];
}

const standing = (name, state) => ({ name, ...state, hasAll: state === HAS_IT });

/** What was heard of the processors before the event says nothing about it. */
log.watch(({ arrived }) => {
  if (processors.value !== null && arrived.some(({ aggregateId }) => aggregateId === chosen.value.id)) {
    refreshProcessors();
  }
});
