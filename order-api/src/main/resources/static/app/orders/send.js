import { call } from '../core/api.js';
import { connection } from '../core/live.js';
import { load as loadOrder } from '../order/chosen.js';
import { load as loadList } from './orders.js';
import { remember } from './sent.js';

/**
 * A command ready to be sent. Whoever sends it twice sends the same key, so it happens once however often its answer
 * is lost. Only a POST has one.
 *
 * @param {number | null} expectedVersion the only version to apply it to; null for whichever it is by then
 */
export function prepare(command, orderId, values, expectedVersion) {
  const request = command.request(orderId, values);
  return {
    command,
    orderId: command.placesAnOrder ? null : orderId,
    ...request,
    expectedVersion,
    correlationId: uniqueText(),
    idempotencyKey: request.method === 'POST' ? uniqueText() : null,
  };
}

export async function send({ command, orderId, method, path, body, expectedVersion, correlationId, idempotencyKey }) {
  const known = { correlationId, name: command.name, orderId, at: new Date().toISOString(), answer: null };
  remember(known);
  const answer = await call(method, path, {
    body,
    headers: {
      'X-Correlation-Id': correlationId,
      ...(idempotencyKey !== null && { 'Idempotency-Key': idempotencyKey }),
      ...(expectedVersion !== null && { 'If-Match': `"${expectedVersion}"` }),
    },
  });
  const { status, body: told } = answer;
  remember({ ...known, orderId: orderId ?? told?.orderId ?? null, answer: { status, body: told } });
  if (answer.ok && connection.value !== 'live') {
    // No stream tells this window what it has done itself.
    loadOrder();
    loadList();
  }
  return answer;
}

/** `crypto.randomUUID` is there on secure origins only, and this page may be looked at on a plain one. */
function uniqueText() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
