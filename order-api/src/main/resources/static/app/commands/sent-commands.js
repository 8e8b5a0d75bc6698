import { Signal } from '../core/signal.js';

/** More than a person remembers. */
const REMEMBERED = 50;

/**
 * The commands that this page has sent, newest last: `{correlationId, name, orderId, at, sentAt, request, answer}`. `orderId` is null for a
 * placement until its answer arrives. `at` is a time, and `sentAt` the same in milliseconds since the page was opened. `request` is
 * `{method, path, headers, body}`, and `answer` is `{status, headers, body, took}`, or null until it is there.
 */
export const sent = new Signal([]);

/** Adds a command, or replaces what was known about it. */
export function remember(command) {
  const isAnother = ({ correlationId }) => correlationId !== command.correlationId;
  sent.value = sent.value.every(isAnother)
    ? [...sent.value, command].slice(-REMEMBERED)
    : sent.value.map((known) => (isAnother(known) ? known : command));
}
