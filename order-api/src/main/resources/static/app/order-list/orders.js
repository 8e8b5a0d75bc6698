import { get } from '../core/api.js';
import { changes, connection } from '../core/live.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';

/** The number of orders that are shown at first, and that each request for older ones adds. */
const PAGE = 50;

/** The most rows that live changes may add up to. Then the oldest ones are dropped. */
const BOUND = 200;

/** If more changes arrive at once, none is highlighted: it would cost time and help nobody. */
const NOTICED = 5;

const EVERYTHING = { status: '', customerId: '' };
const NOTHING = { filter: EVERYTHING, stage: 'loading', items: [], hasOlder: false, problem: null };

/**
 * The order list, newest first. `stage` is `loading`, `failed` (see `problem`) or `shown`. Old rows stay visible while the list is loaded
 * again. A shown list has a `problem` if older orders could not be loaded. An item that arrived live `isNew`.
 */
export const orders = new Signal(NOTHING);

let loads = 0;
let bound = BOUND;

/** Live changes that arrived while the list was being loaded, and may be newer; null at other times. */
let meanwhile = null;

/** Continues after the last item; null if the last items have been dropped. */
let cursor = null;

/** How many orders the person wants to see. A list that is loaded again has as many. */
let wanted = PAGE;

/** Shows other orders: of one state, of one customer, or of all. */
export function select(filter) {
  bound = BOUND;
  wanted = PAGE;
  orders.value = { ...orders.value, filter };
  return load();
}

export const load = () => fill([], null, 'failed');

/**
 * Adds one page of older orders, or the reason why there is none. Without a cursor the list is loaded from the start.
 */
export function showOlder() {
  const { items } = orders.value;
  wanted = items.length + PAGE;
  bound = Math.max(BOUND, wanted);
  return cursor === null ? fill([], null, 'shown') : fill(items, cursor, 'shown');
}

async function fill(known, from, stageInVain) {
  const load = ++loads;
  const { filter } = orders.value;
  meanwhile = [];
  let items = known;
  let next = from;
  do {
    const { ok, body } = await get(`/api/orders?${query(filter, next, Math.min(wanted - items.length, BOUND))}`);
    if (load !== loads) {
      return;
    }
    if (!ok) {
      meanwhile = null;
      orders.value = { ...orders.value, stage: stageInVain, problem: body };
      return;
    }
    items = [...items, ...body.items];
    next = body.nextCursor;
  } while (next !== null && items.length < wanted);
  cursor = next;
  orders.value = { filter, stage: 'shown', items, hasOlder: next !== null, problem: null };
  const later = meanwhile;
  meanwhile = null;
  apply(later);
}

function query({ status, customerId }, cursor, limit) {
  const wanted = { status, customerId, cursor, limit };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
}

function apply(changed) {
  meanwhile?.push(...changed);
  const { stage, filter, items, hasOlder } = orders.value;
  if (stage !== 'shown') {
    return;
  }
  const rows = new Map(items.map((item) => [item.orderId, item]));
  const end = (hasOlder && items.at(-1)) || null;
  for (const item of changed) {
    const version = rows.get(item.orderId)?.version ?? -1;
    if (!matches(item, filter)) {
      rows.delete(item.orderId);
    } else if (item.version > version && (end === null || byAge(item, end) <= 0)) {
      rows.set(item.orderId, { ...item, isNew: changed.length <= NOTICED });
    }
  }
  const sorted = [...rows.values()].sort(byAge);
  if (sorted.length > bound) {
    cursor = null;
  }
  orders.value = {
    ...orders.value,
    items: sorted.slice(0, bound),
    hasOlder: hasOlder || sorted.length > bound,
  };
  if (sorted.length === 0 && hasOlder) {
    load();
  }
}

const matches = (item, { status, customerId }) =>
  (!status || item.status === status) && (!customerId || item.customerId === customerId);

/** Newest first. Times and ids are compared as text, because each has a fixed length. */
function byAge(one, other) {
  const [first, second] = [one, other].map(({ placedAt, orderId }) => placedAt + orderId);
  return first < second ? 1 : first > second ? -1 : 0;
}

changes.watch(apply);
connection.watch((state) => {
  if (state === 'live') {
    load();
  }
});
session.watch(() => {
  if (!mayRead()) {
    loads++;
    orders.value = { ...NOTHING, filter: orders.value.filter }; // the filter is still shown above the list
  } else if (orders.value.stage === 'loading') {
    load();
  }
});
