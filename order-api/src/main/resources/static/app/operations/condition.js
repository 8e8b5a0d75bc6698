import { counted, duration } from '../core/format.js';

/** Nobody notices a shorter lag; the alarms of docs/operations.md begin here too. */
const NORMAL_SECONDS = 1;

const LONG_SECONDS = 10;

/**
 * The condition of a processor. Problems have to stand out, and a good condition has to look quiet.
 *
 * A processor with an error may still follow: the error may be about a rejected replay or skipped events. A paused processor stands still
 * because an operator wants that.
 */
export function condition({ error, caughtUp, paused, replaying, lagSeconds }) {
  if (paused) {
    return { level: 'warn', sign: '‖', words: 'paused' };
  }
  if (error && lagSeconds > NORMAL_SECONDS) {
    return { level: 'bad', sign: '✖', words: 'stalled' };
  }
  if (lagSeconds > LONG_SECONDS) {
    return { level: 'bad', sign: '▲', words: 'far behind' };
  }
  if (lagSeconds > NORMAL_SECONDS) {
    return { level: 'warn', sign: '▲', words: 'behind' };
  }
  if (error) {
    return { level: 'warn', sign: '▲', words: 'needs a look' };
  }
  if (replaying) {
    return { level: 'busy', sign: '↻', words: 'replaying' };
  }
  return { level: 'quiet', ...(caughtUp ? { sign: '✓', words: 'caught up' } : { sign: '→', words: 'following' }) };
}

export function lag({ lagEvents, lagSeconds }) {
  return lagEvents === 0 ? 'no lag' : `${counted(lagEvents, 'event')}, ${duration(lagSeconds * 1_000)}`;
}
