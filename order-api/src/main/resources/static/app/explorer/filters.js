import { eventTypes } from '../order-detail/event-summary.js';
import { stockEvents } from '../stock/stock-events.js';

const CODE = { maxlength: 64, pattern: '[A-Za-z0-9._\\-]+', title: 'letters, digits, dots, dashes and underscores' };
const TEXT = { maxlength: 200 };

const types = [
  ...eventTypes,
  ...stockEvents,
];

/** What events can be searched by, as fields of a form. */
export const filters = [
  { name: 'type', label: 'Type', options: types },
  { name: 'customerId', label: 'Customer', ...CODE },
  { name: 'aggregateId', label: 'Order id, or its start', ...CODE },
  { name: 'actor', label: 'Account', ...TEXT },
  { name: 'correlationId', label: 'Correlation id', ...TEXT },
  { name: 'text', label: 'Payload contains', ...TEXT },
  { name: 'upTo', label: 'Up to position', inputmode: 'numeric', maxlength: 15, pattern: '[0-9]+', title: 'a number' },
  { name: 'from', label: 'From', type: 'datetime-local' },
  { name: 'to', label: 'To', type: 'datetime-local' },
];
