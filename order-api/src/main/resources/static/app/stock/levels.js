import { asWholeNumber } from '../commands/commands.js';
import { outcome } from '../commands/outcome.js';
import { call, get } from '../core/api.js';
import { latestOnly } from '../core/latest-only.js';
import { connection, log } from '../core/live.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { uniqueText } from '../core/unique-text.js';
import { stockEvents } from './stock-events.js';

/** More than somebody watches at once. */
const MOST = 12;

/**
 * The SKUs that somebody has looked up, the last one first: `sku`, its `level` (`{onHand, reserved, available}`, null if the SKU is not kept,
 * undefined if that is not known), and the `problem` if the last request failed.
 */
export const levels = new Signal([]);

/** What the last look-up has found, one of the levels as it was then. Null before the first. */
export const lookedUp = new Signal(null);

/**
 * The last receipt: its `sku`, the `request`, the `outcome`, which is null until the answer is there, and whether its quantity `isWrong`.
 * Null before the first.
 */
export const receipt = new Signal(null);

export async function lookUp(sku) {
  const known = levels.value.find((each) => each.sku === sku);
  levels.value = [known ?? { sku }, ...levels.value.filter((each) => each !== known)].slice(0, MOST);
  await ask(sku);
  lookedUp.value = levels.value.find((each) => each.sku === sku) ?? null;
}

async function ask(sku) {
  const { ok, status, body } = await get(path(sku));
  if (ok) {
    show(sku, body, null);
  } else if (status === 404) {
    show(sku, null, null);
  } else {
    show(sku, undefined, body);
  }
}

/** An answer for somebody who has signed out meanwhile is dropped, because the SKU is not there any more. */
function show(sku, told, problem) {
  levels.value = levels.value.map((each) => (each.sku === sku ? { sku, level: newer(each.level, told), problem } : each));
}

/** Answers may come in another order than they were given. What is kept once is kept for ever, so even “not kept” may be an old answer. */
const newer = (known, told) => (known && (told?.version ?? -1) < known.version ? known : told);

export function receive(sku, quantity) {
  const headers = { 'X-Correlation-Id': uniqueText(), 'Idempotency-Key': uniqueText() };
  const body = { quantity: asWholeNumber(quantity) };
  return send({ sku, request: { method: 'POST', path: `${path(sku)}/receipts`, headers, body } });
}

/** With the same key, so the goods come once. */
export const receiveAgain = () => send(receipt.value);

async function send({ sku, request }) {
  const { method, headers, body } = request;
  const mine = { sku, request, outcome: null, isWrong: false };
  receipt.value = mine;
  const answer = await call(method, request.path, { headers, body });
  if (receipt.value !== mine) {
    return; // another account is signed in
  }
  const told = outcome({ command: { event: 'StockReceived' }, idempotencyKey: headers['Idempotency-Key'] }, answer);
  const faults = (answer.body?.errors ?? []).map(({ detail }) => detail).join('; ');
  receipt.value = { ...mine, outcome: { ...told, detail: faults || told.detail }, isWrong: faults !== '' };
  if (answer.ok) {
    await ask(sku);
  }
}

const path = (sku) => `/api/stock/${encodeURIComponent(sku)}`;

/** The SKUs whose levels may have changed since they were asked for. */
const changed = new Set();

const askAgain = latestOnly(() => {
  const skus = [...changed];
  changed.clear();
  return Promise.all(skus.map(ask));
});

function refresh(those) {
  those.forEach(({ sku }) => changed.add(sku));
  if (changed.size > 0) {
    askAgain();
  }
}

log.watch(({ arrived }) => {
  const named = new Set(arrived.filter(({ type }) => stockEvents.includes(type)).map(({ payload }) => payload.sku));
  refresh(levels.value.filter(({ sku }) => named.has(sku)));
});
connection.watch((state) => {
  if (state === 'live') {
    refresh(levels.value);
  }
});
session.watch(() => {
  receipt.value = null;
  if (!mayRead()) {
    levels.value = [];
    lookedUp.value = null;
  }
});
