import { call } from '../core/api.js';
import { remember } from './sent.js';

/**
 * A command ready to be sent. Whoever sends it twice sends the same keys, so it happens once however often its answer
 * is lost.
 *
 * @param {number | null} expectedVersion the only version to apply it to; null for whichever it is by then
 */
export function prepare(command, orderId, values, expectedVersion) {
  return {
    command,
    orderId: command.placesAnOrder ? null : orderId,
    ...command.request(orderId, values),
    expectedVersion,
    correlationId: uniqueText(),
    idempotencyKey: uniqueText(),
  };
}

export async function send({ command, orderId, method, path, body, expectedVersion, correlationId, idempotencyKey }) {
  const known = { correlationId, name: command.name, orderId, at: new Date().toISOString(), answer: null };
  remember(known);
  const answer = await call(method, path, {
    body,
    headers: {
      'X-Correlation-Id': correlationId,
      ...(method === 'POST' && { 'Idempotency-Key': idempotencyKey }),
      ...(expectedVersion !== null && { 'If-Match': `"${expectedVersion}"` }),
    },
  });
  const { status, body: told } = answer;
  remember({ ...known, orderId: orderId ?? told?.orderId ?? null, answer: { status, body: told } });
  return answer;
}

/** `crypto.randomUUID` is there on secure origins only, and this page may be looked at on a plain one. */
function uniqueText() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
