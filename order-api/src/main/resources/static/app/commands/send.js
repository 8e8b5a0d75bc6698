import { call } from '../core/api.js';
import { connection } from '../core/live.js';
import { uniqueText } from '../core/unique-text.js';
import { load as loadOrder } from '../order-detail/chosen.js';
import { load as loadList } from '../order-list/orders.js';
import { remember } from './sent-commands.js';

/**
 * A command that is ready to be sent. It carries an idempotency key, so it happens only once even if it is sent twice. Only a POST has
 * a key.
 *
 * @param {number | null} expectedVersion the only version to apply it to; null for any version
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
  const headers = {
    'X-Correlation-Id': correlationId,
    ...(idempotencyKey !== null && { 'Idempotency-Key': idempotencyKey }),
    ...(expectedVersion !== null && { 'If-Match': `"${expectedVersion}"` }),
  };
  const known = {
    correlationId,
    name: command.name,
    orderId,
    at: new Date().toISOString(),
    sentAt: performance.now(),
    request: { method, path, headers, body },
    answer: null,
  };
  remember(known);
  const answer = await call(method, path, { body, headers });
  const { status, body: told } = answer;
  const took = performance.now() - known.sentAt;
  remember({
    ...known,
    orderId: orderId ?? told?.orderId ?? null,
    answer: { status, headers: answer.headers, body: told, took },
  });
  if (answer.ok && connection.value !== 'live') {
    // Without a stream this window does not hear of its own change.
    loadOrder();
    loadList();
  }
  return answer;
}
