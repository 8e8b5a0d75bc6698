import { count } from '../core/format.js';
import { rules } from './rules.js';

/**
 * The outcome of a command, in words. `mayHelp` means that sending the same command again may have another outcome.
 *
 * @returns {{isAccepted: boolean, title: string, detail: string, code: string, mayHelp: boolean}}
 */
export function outcome({ command: { event }, idempotencyKey }, { ok, status, headers, body }) {
  if (ok) {
    const isRepeated = headers.get('Idempotency-Replayed') === 'true';
    return {
      isAccepted: true,
      title: `Accepted: ${event}, version ${count(body.version)}.`,
      detail: isRepeated ? 'It had arrived before, and has happened once.' : '',
      code: '',
      mayHelp: false,
    };
  }
  const { title, detail = '' } = body;
  const told = { isAccepted: false, title: `${title}.`, detail, code: status === 0 ? '' : String(status), mayHelp: false };
  const isNoVerdict = status === 0 || status === 429 || status >= 500;
  return { ...told, ...refusals[body.type]?.(body), ...(isNoVerdict && (idempotencyKey === null ? unknown : again)(told)) };
}

/**
 * There is no answer about the command itself, which may have been carried out. Sent from the form it would be a new command and could
 * happen twice; with the same key it cannot.
 */
const again = ({ detail }) => ({
  detail: detail || 'The command may have arrived or not. It is safe to send it again: it happens once.',
  mayHelp: true,
});

/** Without a key the server cannot tell a repeated command from a new one. */
const unknown = ({ detail }) => ({
  detail: `${detail} It may have happened or not: look at the events, and decide again.`.trim(),
});

const refusals = {
  '/problems/order-rejected': ({ reason, orderStatus, version }) => ({
    title: `Refused: the order is ${orderStatus} at version ${count(version)}.`,
    detail: rules[reason] ?? '',
    code: reason,
  }),
  '/problems/version-mismatch': ({ expectedVersion, actualVersion }) => ({
    title: `Refused: it is at version ${count(actualVersion)}, and you looked at version ${count(expectedVersion)}.`,
    detail: 'Whoever decides by an old picture is told so. Look at it as it is now, and decide again.',
    code: 'version-mismatch',
  }),
  '/problems/concurrent-change': () => ({
    title: 'Not done: others kept changing it at the same moment.',
    detail: 'Nothing has changed by this command.',
    code: 'concurrent-change',
    mayHelp: true,
  }),
  '/problems/invalid-order': ({ errors }) => invalid(errors),
  '/problems/invalid-request': ({ errors }) => invalid(errors),
  '/problems/request-in-progress': () => ({
    title: 'Not known yet: it is still under way.',
    detail: 'Send it again in a moment to hear what came of it. It happens once.',
    code: 'request-in-progress',
    mayHelp: true,
  }),
};

/** Errors of a field are shown beside the field. */
const invalid = (errors = []) => ({
  title: 'Refused: a field is missing or wrong.',
  detail: errors.filter(({ pointer }) => !pointer).map(({ detail }) => detail).join('; '),
  code: '400',
});
