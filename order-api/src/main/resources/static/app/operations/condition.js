import { counted, duration } from '../core/format.js';
import { isReachable } from './health.js';
import { processors } from './processors.js';

/** Nobody notices a shorter lag; the alarms of docs/operations.md begin here too. */
const NORMAL_SECONDS = 1;

const LONG_SECONDS = 10;

/** How the server's errors begin that do not stop a processor. A test compares them with the server's words. */
const REPLAY_FAILED = /^The replay/;
const SKIPPED = /^A replay is due/;

/** While the server is not heard of, nobody knows how the processors are. */
const UNKNOWN = { level: 'quiet', sign: '?', words: 'unknown' };

/**
 * The condition of a processor. Problems have to stand out, and a good condition has to look quiet. Only a processor that has every event
 * up to its position is in a good condition: one with dead letters or skipped events is not, however far it has come.
 *
 * A processor with an error may still follow: the error may be about a rejected replay or skipped events. A paused processor stands still
 * because an operator wants that.
 */
export function condition({ error, caughtUp, paused, replaying, lagSeconds, deadLetters }) {
  if (!isReachable() || processors.value?.problem) {
    return UNKNOWN;
  }
  if (paused) {
    return { level: 'warn', sign: '‖', words: deadLetters > 0 ? `paused, ${parked(deadLetters)}` : 'paused' };
  }
  if (error && lagSeconds > NORMAL_SECONDS) {
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
  if (error) {
    return { level: 'warn', sign: '▲', words: fault(error) };
  }
  if (replaying) {
    return { level: 'busy', sign: '↻', words: 'replaying' };
  }
  return { level: 'quiet', ...(caughtUp ? { sign: '✓', words: 'caught up' } : { sign: '→', words: 'following' }) };
}

/** A position passes skipped events as well, so it does not say that the events before it were handled. */
export const hasSkipped = ({ error }) => SKIPPED.test(error);

const parked = (deadLetters) => `${counted(deadLetters, 'event')} parked`;

function fault(error) {
  if (REPLAY_FAILED.test(error)) {
    return 'replay failed';
  }
  return hasSkipped({ error }) ? 'events skipped' : 'fails';
}

export function lag({ lagEvents, lagSeconds }) {
  return lagEvents === 0 ? 'no lag' : `${counted(lagEvents, 'event')}, ${duration(lagSeconds * 1_000)}`;
}
