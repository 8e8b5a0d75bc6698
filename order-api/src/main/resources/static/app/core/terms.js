/**
 * The words of this page that people ask about. Each names one thing, and that thing has no other name here.
 */
export const terms = {
  log: 'All events of all orders, in the order in which they were stored. Nothing in it changes; all else follows from it.',
  'log position': 'Where an event stands in the log, counted from its beginning. The newest event has the highest one, the head of the log.',
  fold: 'The function that makes the next state from a state and an event. All events, folded one after the other, make the order.',
  projection: 'A program that reads the log and keeps a table of answers, such as the list of orders. It may be a moment behind.',
  'read model': 'The table of answers that a projection keeps. It can be deleted and built anew from the log.',
  segment: 'A share of the orders. A projection works on its segments side by side, and each may run on another node.',
  token: 'What a segment has noted: the position of the log up to which its rows are made. It is stored in one transaction with these rows.',
  replay: 'Builds a read model anew from the whole log, beside the one that answers meanwhile.',
  'dead letter': 'An event that a projection could not process. It waits for a retry, and the later events of its order wait behind it.',
  'idempotency key': 'The name of one command. If the command arrives twice with the same key, it happens once.',
  'correlation id': 'A name that a command and everything that follows from it have in common.',
};
