import { call, get } from '../core/api.js';
import { latestOnly } from '../core/latest-only.js';
import { connection, log } from '../core/live.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { outcome } from '../commands/outcome.js';
import { uniqueText } from '../commands/send.js';

/** More than somebody watches at once. */
const MOST = 12;

/**
 * The SKUs that somebody has looked up, the last one first: `sku`, its `level` (`{onHand, reserved, available}`, null if the SKU is not kept,
 * undefined if that is not known), and the `problem` if the last request failed.
 */
export const levels = new Signal([]);

/** The last receipt: its `sku`, the `request`, and the `outcome`, which is null until the answer is there. Null before the first. */
export const receipt = new Signal(null);

export async function lookUp(sku) {
  const known = levels.value.find((each) => each.sku === sku);
  levels.value = [known ?? { sku }, ...levels.value.filter((each) => each !== known)].slice(0, MOST);
  await ask(sku);
}

async function ask(sku) {
  const { ok, status, body } = await get(path(sku));
  if (ok) {
    show(sku, { level: body, problem: null });
  } else {
    show(sku, status === 404 ? { level: null, problem: null } : { problem: body });
  }
}

/** An answer for somebody who has signed out meanwhile is dropped, because the SKU is not there any more. */
function show(sku, news) {
  levels.value = levels.value.map((each) => (each.sku === sku ? { ...each, ...news } : each));
}

/** A quantity that is not a whole number is sent as it was typed, so that the server says what is wrong with it. */
export function receive(sku, quantity) {
  const isWhole = /^\d+$/.test(quantity.trim());
  const headers = { 'X-Correlation-Id': uniqueText(), 'Idempotency-Key': uniqueText() };
  const body = { quantity: isWhole ? Number(quantity) : quantity };
  return send({ sku, request: { method: 'POST', path: `${path(sku)}/receipts`, headers, body } });
}

/** With the same key, so the goods come once. */
export const receiveAgain = () => send(receipt.value);

async function send({ sku, request }) {
  const { method, headers, body } = request;
  receipt.value = { sku, request, outcome: null };
  const answer = await call(method, request.path, { headers, body });
  const told = outcome({ command: { event: 'StockReceived' }, idempotencyKey: headers['Idempotency-Key'] }, answer);
  const faults = (answer.body?.errors ?? []).map(({ detail }) => detail).join('; ');
  receipt.value = { sku, request, outcome: { ...told, detail: faults || told.detail } };
  if (answer.ok) {
    await ask(sku);
  }
}

const path = (sku) => `/api/stock/${encodeURIComponent(sku)}`;

/** Those that are kept. One that is not gets its first receipt by an event, too. */
const refresh = latestOnly(() => Promise.all(levels.value.map(({ sku }) => ask(sku))));

log.watch(({ arrived }) => {
  const named = new Set(arrived.filter(({ type }) => type.startsWith('Stock')).map(({ payload }) => payload.sku));
  if (levels.value.some(({ sku }) => named.has(sku))) {
    refresh();
  }
});
connection.watch((state) => {
  if (state === 'live') {
    refresh();
  }
});
session.watch(() => {
  receipt.value = null;
  if (!mayRead()) {
    levels.value = [];
  }
});
