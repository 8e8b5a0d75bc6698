/**
 * The commands, and how each is sent. `states` are those in which an order accepts it, unless it `needsStock` and the order still waits for
 * that. The page marks commands that will be refused, and sends them all the same, so that a person can see the refusal.
 */
export const commands = [
  {
    name: 'PlaceOrder',
    label: 'Place',
    action: 'Place the order',
    event: 'OrderPlaced',
    placesAnOrder: true,
    request: (_, { customerId, lines, recipient }) =>
      post('/api/orders', { customerId, lines: lines.map(lineBody), ...(recipient && { recipient: recipientBody(recipient) }) }),
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
    needsStock: true,
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

const lineBody = ({ sku, quantity, amount, currency }) => ({
  sku,
  quantity: asWholeNumber(quantity),
  unitPrice: { amount, currency },
});

/** An e-mail address may be left out. */
const recipientBody = ({ email, ...recipient }) => ({ ...recipient, ...(email && { email }) });

/**
 * What is not a whole number is sent as it was typed, so that the server says what is wrong with it. `Number` would accept too much: it
 * reads a German 1.000 as 1, and 0x10 as 16.
 */
export const asWholeNumber = (typed) => (/^\d+$/.test(typed.trim()) ? Number(typed) : typed);
