import { sent } from '../commands/sent-commands.js';
import { count, short } from '../core/format.js';
import { changes, log } from '../core/live.js';
import { mayWrite } from '../core/session.js';
import { chosen } from '../order-detail/chosen.js';
import { orders } from '../order-list/orders.js';

/*
 * What really happened, as the server has answered or told by its streams. Steps go by this alone, and never by a click.
 */

/** The commands of this window with their answers, sent since this moment (as `performance.now()` counts), newest first. */
export const answered = (since) => sent.value.filter(({ sentAt, answer }) => sentAt >= since && answer !== null).reverse();

export const isAccepted = ({ answer }) => answer.status >= 200 && answer.status < 300;

/**
 * The newest event since then that is wanted: one of a command of this window. An account that may send none looks at everybody's.
 * Undefined if the log has not brought it yet.
 */
export function eventSince(since, isWanted = () => true) {
  if (!mayWrite()) {
    return log.value.events.findLast((event) => event.seenAt >= since && isWanted(event));
  }
  return answered(since)
    .filter(isAccepted)
    .map(({ answer: { body } }) => eventAt(body.orderId, body.version))
    .find((event) => event && isWanted(event));
}

const eventAt = (orderId, version) =>
  [...log.value.events, ...chosen.value.events].find(
    ({ aggregateId, sequenceNumber }) => aggregateId === orderId && sequenceNumber === version,
  );

/** The row of an order in the list, once it has this version. */
export const rowAt = (orderId, version) =>
  [...changes.value, ...orders.value.items].find((row) => row.orderId === orderId && row.version >= version);

/** Milliseconds from the arrival of an event in this window to that of its row; NaN if they did not come live. */
export const lagOf = (event, row) => Math.max(0, row?.seenAt - event?.seenAt);

export const inMillis = (span) => `${count(span)} ms`;

export const named = (orderId) => `order ${short(orderId)}`;

/** Selectors of what has to be pressed next to send a command: its button if it is chosen, and else its name. */
export const toSend = (command) => [
  `command-panel:has([value=${command}]:checked) [type=submit]`,
  `command-panel label:has([value=${command}])`,
];
