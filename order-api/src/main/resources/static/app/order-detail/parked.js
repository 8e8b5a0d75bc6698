import { parked } from '../pipeline/parked.js';

/**
 * How many dead letters an order has in a projection. Null if that is not known: the letters that this window has may be older than the
 * status of the processor, and need not be all.
 */
export function parkedIn({ name, deadLetters }, orderId) {
  if (deadLetters === 0) {
    return 0;
  }
  const letters = parked.value.get(name) ?? [];
  const number = letters.filter(({ aggregateId }) => aggregateId === orderId).length;
  return number > 0 || letters.length >= deadLetters ? number : null;
}
