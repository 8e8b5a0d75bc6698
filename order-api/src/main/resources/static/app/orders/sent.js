import { Signal } from '../core/signal.js';

/** As many as one can still remember having sent. */
const REMEMBERED = 50;

/**
 * The commands that this page has sent, newest last: `{correlationId, name, orderId, at, answer}`. `orderId` is null
 * for a placement until its answer tells it; `answer` is `{status, body}`, or null while it is awaited.
 */
export const sent = new Signal([]);

/** Adds a command, or puts what is known of it now in the place of what was known before. */
export function remember(command) {
  const isAnother = ({ correlationId }) => correlationId !== command.correlationId;
  sent.value = sent.value.every(isAnother)
    ? [...sent.value, command].slice(-REMEMBERED)
    : sent.value.map((known) => (isAnother(known) ? known : command));
}
