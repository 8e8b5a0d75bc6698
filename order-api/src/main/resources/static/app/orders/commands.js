/**
 * What can be asked of an order, and how it is sent. `states` are those in which it can be accepted: the page tells
 * them apart, and sends the command in any, so that one can meet the rules.
 */
export const commands = [
  {
    name: 'PlaceOrder',
    label: 'Place',
    action: 'Place the order',
    event: 'OrderPlaced',
    placesAnOrder: true,
    request: (_, { customerId, lines }) => post('/api/orders', { customerId, lines: lines.map(lineBody) }),
  },
  {
    name: 'AddOrderLine',
    label: 'Add line',
    action: 'Add the line',
    event: 'OrderLineAdded',
    states: ['PLACED'],
    request: (orderId, { line }) => post(`${path(orderId)}/lines`, lineBody(line)),
  },
  {
    name: 'RemoveOrderLine',
    label: 'Remove line',
    action: 'Remove the line',
    event: 'OrderLineRemoved',
    states: ['PLACED'],
    request: (orderId, { sku }) => ({ method: 'DELETE', path: `${path(orderId)}/lines/${encodeURIComponent(sku)}` }),
  },
  {
    name: 'ConfirmOrder',
    label: 'Confirm',
    action: 'Confirm the order',
    event: 'OrderConfirmed',
    states: ['PLACED'],
    request: (orderId) => post(`${path(orderId)}/confirm`),
  },
  {
    name: 'ShipOrder',
    label: 'Ship',
    action: 'Ship the order',
    event: 'OrderShipped',
    states: ['CONFIRMED'],
    request: (orderId, { carrier, trackingNumber }) => post(`${path(orderId)}/ship`, { carrier, trackingNumber }),
  },
  {
    name: 'DeliverOrder',
    label: 'Deliver',
    action: 'Deliver the order',
    event: 'OrderDelivered',
    states: ['SHIPPED'],
    request: (orderId) => post(`${path(orderId)}/deliver`),
  },
  {
    name: 'CancelOrder',
    label: 'Cancel',
    action: 'Cancel the order',
    event: 'OrderCancelled',
    states: ['PLACED', 'CONFIRMED'],
    request: (orderId, { reason }) => post(`${path(orderId)}/cancel`, { reason }),
  },
];

const path = (orderId) => `/api/orders/${encodeURIComponent(orderId)}`;

const post = (path, body) => ({ method: 'POST', path, body });

/**
 * What is no whole number is sent as it was typed, so that the server says what is wrong with it. `Number` takes more than people
 * call a number, and in another way: a German's 1.000 for 1, and 0x10 for 16.
 */
function lineBody({ sku, quantity, amount, currency }) {
  const isWhole = /^\d+$/.test(quantity.trim());
  return { sku, quantity: isWhole ? Number(quantity) : quantity, unitPrice: { amount, currency } };
}
