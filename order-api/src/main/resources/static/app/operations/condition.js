import { counted, duration } from '../core/format.js';
import { isReachable } from './health.js';
import { processors } from './processors.js';

/** Nobody notices a shorter lag; the alarms of docs/operations.md begin here too. */
const NORMAL_SECONDS = 1;

const LONG_SECONDS = 10;

/** The server's kinds of errors, in words. A test compares them with the server's. */
const ERRORS = {
  'contradicts-log': 'does not fit the log',
  'batch-fails': 'fails',
  'replay-fails': 'replay fails',
  'replay-refused': 'replay failed',
  'events-skipped': 'events skipped',
};

/** With the others it follows the log all the same. */
const STOPPING = ['contradicts-log', 'batch-fails'];

/** While the server is not heard of, nobody knows how the processors are. */
const UNKNOWN = { level: 'quiet', sign: '?', words: 'unknown' };

/**
 * The condition of a processor. Problems have to stand out, and a good condition has to look quiet. Only a processor that has every event
 * up to its position is in a good condition: one with dead letters or skipped events is not, however far it has come.
 * A paused processor stands still because an operator wants that.
 */
export function condition({ errorKind, caughtUp, paused, replaying, lagSeconds, deadLetters }) {
  if (!isReachable() || processors.value?.problem) {
    return UNKNOWN;
  }
  if (paused) {
    return { level: 'warn', sign: '‖', words: deadLetters > 0 ? `paused, ${parked(deadLetters)}` : 'paused' };
  }
  if (STOPPING.includes(errorKind) && lagSeconds > NORMAL_SECONDS) {
    return { level: 'bad', sign: '✖', words: 'stalled' };
  }
  if (lagSeconds > LONG_SECONDS) {
    return { level: 'bad', sign: '▲', words: 'far behind' };
  }
  if (deadLetters > 0) {
    return { level: 'bad', sign: '✖', words: parked(deadLetters) };
  }
  if (lagSeconds > NORMAL_SECONDS) {
    return { level: 'warn', sign: '▲', words: 'behind' };
  }
  if (errorKind) {
    return { level: 'warn', sign: '▲', words: ERRORS[errorKind] ?? 'has an error' };
  }
  if (replaying) {
    return { level: 'busy', sign: '↻', words: 'replaying' };
  }
  return { level: 'quiet', ...(caughtUp ? { sign: '✓', words: 'caught up' } : { sign: '→', words: 'following' }) };
}

/** A position passes skipped events as well, so it does not say that the events before it were handled. */
export const hasSkipped = ({ errorKind }) => errorKind === 'events-skipped';

/** A replay whose result was not taken, until an operator acknowledges that. */
export const hasRefusedReplay = ({ errorKind }) => errorKind === 'replay-refused';

const parked = (deadLetters) => `${counted(deadLetters, 'event')} parked`;

export function lag({ lagEvents, lagSeconds }) {
  return lagEvents === 0 ? 'no lag' : `${counted(lagEvents, 'event')}, ${duration(lagSeconds * 1_000)}`;
}
