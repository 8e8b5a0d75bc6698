import { count, money } from '../core/format.js';

/** Further lines are only counted, to keep the summary short. */
const NAMED = 3;

export const line = ({ sku, quantity, unitPrice }) => `${count(quantity)} × ${sku} at ${money(unitPrice)}`;

const summaries = {
  OrderPlaced: ({ customerId, lines }) => `${customerId} orders ${several(lines.map(line))}`,
  OrderLineAdded: line,
  OrderLineRemoved: ({ sku }) => `removed ${sku}`,
  OrderConfirmed: () => 'its lines are final',
  OrderShipped: ({ carrier, trackingNumber }) => `by ${carrier}, ${trackingNumber}`,
  OrderDelivered: () => 'the customer has it',
  OrderCancelled: ({ reason }) => reason,
  OrderStockReserved: () => 'all that it waited for is reserved',
};

export const eventTypes = Object.keys(summaries);

/** An event in a few words; empty for a type that this page does not know. */
export const summary = ({ type, payload }) => summaries[type]?.(payload) ?? '';

function several(words) {
  const more = words.length - NAMED;
  return more > 0 ? `${words.slice(0, NAMED).join(', ')} and ${count(more)} more` : words.join(', ');
}
