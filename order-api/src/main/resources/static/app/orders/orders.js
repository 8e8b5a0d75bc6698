import { get } from '../core/api.js';
import { changes, connection } from '../core/live.js';
import { mayRead, session } from '../core/session.js';
import { Signal } from '../core/signal.js';

/** So many orders are shown at first, and so many more each time that somebody wants older ones. */
const PAGE = 50;

/** As many rows as come by themselves. Beyond, the oldest go. */
const BOUND = 200;

/** When more than these come at once, none stands out, and to show each as new would only cost time. */
const NOTICED = 5;

const EVERYTHING = { status: '', customerId: '' };
const NOTHING = { filter: EVERYTHING, stage: 'loading', items: [], hasOlder: false, problem: null };

/**
 * The order list, newest first. `stage` is `loading`, `failed` (see `problem`) or `shown`; what was shown stays while
 * it is loaded anew. What is shown has a `problem` if no older ones could be loaded. An item that came by itself `isNew`.
 */
export const orders = new Signal(NOTHING);

let loads = 0;
let bound = BOUND;

/** What came by itself while the list was loaded, and may be newer than what was loaded; null when it isn't. */
let meanwhile = null;

/** Goes on where the last item is; null if the last items were dropped since it was given. */
let cursor = null;

/** How many the reader has asked for: a list that is loaded anew, as after a break of the stream, has these again. */
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
 * Shows a page more, or says why not, below what is shown. Without a cursor, from the start: the server alone knows what is there.
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

/** The newest first. Times and identifiers are compared as text, in which they have one length. */
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
    orders.value = { ...NOTHING, filter: orders.value.filter }; // which still stands above the list
  } else if (orders.value.stage === 'loading') {
    load();
  }
});
