/** The rule behind each reason for which an order refuses a command. */
export const rules = {
  'already-confirmed': 'A confirmed order is settled: its lines stay as they are, and it is confirmed only once.',
  'already-shipped': 'A shipped order is on its way: its lines stay as they are, and it can’t be cancelled any more.',
  'already-delivered': 'The customer has the order: nothing changes it any more.',
  'already-cancelled': 'A cancelled order stays cancelled: nothing changes it any more.',
  'not-confirmed': 'Only a confirmed order can be shipped.',
  'not-shipped': 'Only a shipped order can be delivered.',
  'line-exists': 'An order has one line for each article, and this article has one.',
  'no-such-line': 'Only a line that the order has can be removed.',
  'last-line': 'An order keeps at least one line. If nothing of it is wanted, cancel it.',
  'too-many-lines': 'An order has at most 100 lines.',
  'other-currency': 'All lines of an order are in the same currency.',
  'awaiting-stock': 'The order waits for its stock. It can be confirmed as soon as all its lines are reserved, normally within a second.',
};
