import { count } from '../core/format.js';
import { rules } from './rules.js';

/**
 * What came of a command, in words. `mayHelp` says that the same command can have another end when it is sent again.
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
 * Nothing was said about the command itself, which may have happened all the same. The form would send it as another one, so
 * that it might happen twice; with the same key it does not.
 */
const again = ({ detail }) => ({
  detail: detail || 'The command may have arrived or not. It is safe to send it again: it happens once.',
  mayHelp: true,
});

/** Without a key nobody can tell a second one from the first. */
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
    title: 'Not done: others kept changing the order at the same moment.',
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

/** Faults of a field are told beside it. */
const invalid = (errors = []) => ({
  title: 'Refused: not everything is filled in as it must be.',
  detail: errors.filter(({ pointer }) => !pointer).map(({ detail }) => detail).join('; '),
  code: '400',
});
