import { eventTypes } from '../order-detail/event-summary.js';

const CODE = { maxlength: 64, pattern: '[A-Za-z0-9._\\-]+', title: 'letters, digits, dots, dashes and underscores' };
const TEXT = { maxlength: 200 };

/** What events can be searched by, as fields of a form. */
export const filters = [
  { name: 'type', label: 'Type', options: eventTypes },
  { name: 'customerId', label: 'Customer', ...CODE },
  { name: 'aggregateId', label: 'Order id, or its start', ...CODE },
  { name: 'actor', label: 'Account', ...TEXT },
  { name: 'correlationId', label: 'Correlation id', ...TEXT },
  { name: 'text', label: 'Payload contains', ...TEXT },
  { name: 'upTo', label: 'Up to position', inputmode: 'numeric', maxlength: 15, pattern: '[0-9]+', title: 'a number' },
  { name: 'from', label: 'From', type: 'datetime-local' },
  { name: 'to', label: 'To', type: 'datetime-local' },
];
