import { get } from '../core/api.js';
import { chosen } from '../order-detail/chosen.js';
import { NOW } from '../order-detail/newest.js';
import { commands } from '../commands/commands.js';
import { prepare, send } from '../commands/send.js';

/** An order has at most 100 lines. */
const ROOM = 98;

const PEOPLE = [
  { person: 'Ada', article: 'mug' },
  { person: 'Ben', article: 'pen' },
];

/** The chosen order if lines may still be added to it. */
export function suitable() {
  const { state } = chosen.value;
  return state?.status === 'PLACED' && state.lines.length <= ROOM ? state : null;
}

/**
 * Two people change one order at the same time.
 *
 * @param isGuarded whether they send the version that they have seen
 * @returns the order, the version that both saw, and each person's request and answer; or the problem that prevented the race
 */
export async function race(isGuarded) {
  const seen = await order();
  if (seen.problem) {
    return seen;
  }
  const requests = PEOPLE.map(({ article }) => request(seen, article, isGuarded ? seen.version : null));
  const answers = await Promise.all(requests.map(send));
  const tries = PEOPLE.map((who, i) => ({ ...who, request: requests[i], answer: answers[i] }));
  return { ...seen, isGuarded, tries };
}

/** What the loser does: read the current version, and try again. */
export async function again({ request: { command, orderId, body }, ...who }, version) {
  const next = prepare(command, orderId, { line: line(body.sku, body.unitPrice.currency) }, version);
  return { ...who, request: next, answer: await send(next) };
}

async function order() {
  const state = await now(suitable());
  if (state !== null) {
    return { orderId: state.orderId, version: state.version, currency: state.total.currency, isNew: false };
  }
  const lines = [line('book', 'EUR')];
  const { ok, body } = await send(prepare(command('PlaceOrder'), null, { customerId: 'ada-and-ben', lines }, null));
  return ok ? { orderId: body.orderId, version: body.version, currency: 'EUR', isNew: true } : { problem: body };
}

/** The page may be some events behind, and then both would lose; so the newest state is read from the log. */
async function now(state) {
  const answer = state && (await get(`/api/orders/${state.orderId}?asOf=${NOW}`));
  return answer?.ok && answer.body.status === 'PLACED' ? answer.body : null;
}

/** Articles that are not in the order yet, so that the race can be repeated. */
function request({ orderId, currency }, article, version) {
  const sku = `${article}-${Date.now().toString(36).slice(-5)}`;
  return prepare(command('AddOrderLine'), orderId, { line: line(sku, currency) }, version);
}

const command = (name) => commands.find((command) => command.name === name);

const line = (sku, currency) => ({ sku, quantity: '1', amount: '5', currency });
