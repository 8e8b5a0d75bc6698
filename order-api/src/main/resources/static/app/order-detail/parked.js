import { get } from '../core/api.js';
import { latestOnly } from '../core/latest-only.js';
import { Signal } from '../core/signal.js';
import { processors } from '../operations/processors.js';
import { chosen } from './chosen.js';

/** Their number may stay the same although one has taken the place of another. */
const FRESH_MILLIS = 3_000;

/**
 * How many dead letters the order `id` has in each projection that has any: a map, by the projection's name. A number is null while it is
 * not known. The whole is null for accounts that may not see it, and until the first answer.
 */
export const parked = new Signal(null);

/** How many dead letters an order has in a projection, or null if that is not known. */
export function parkedIn({ name, deadLetters }, orderId) {
  if (deadLetters === 0) {
    return 0;
  }
  return parked.value?.id === orderId ? (parked.value.numbers.get(name) ?? null) : null;
}

let asked = { question: null, at: 0 };

const ask = latestOnly(async (id, items) => {
  const answers = await Promise.all(items.map(({ name }) => get(`/api/processors/${name}/dead-letters`)));
  if (id === chosen.value.id) {
    parked.value = { id, numbers: new Map(items.map(({ name, deadLetters }, i) => [name, number(id, deadLetters, answers[i])])) };
  }
});

/** One answer may not hold all letters. Then none of this order's is no proof that there is none. */
function number(id, deadLetters, { ok, body }) {
  const ofOrder = ok ? body.items.filter(({ aggregateId }) => aggregateId === id).length : 0;
  return ofOrder > 0 || (ok && body.items.length >= deadLetters) ? ofOrder : null;
}

function look() {
  const { id } = chosen.value;
  if (id === null || processors.value === null) {
    parked.value = null;
    return;
  }
  const items = processors.value.items.filter(({ deadLetters }) => deadLetters > 0);
  const question = [id, ...items.map(({ name, deadLetters }) => `${name} ${deadLetters}`)].join();
  const isFresh = items.length === 0 || performance.now() - asked.at < FRESH_MILLIS;
  if (question !== asked.question || !isFresh) {
    asked = { question, at: performance.now() };
    ask(id, items);
  }
}

chosen.watch(look);
processors.watch(look);
