import { counted, duration } from '../core/format.js';

/** Up to this lag a read model is as fresh as anybody notices; the alarms of docs/operations.md begin here too. */
const NORMAL_SECONDS = 1;

const LONG_SECONDS = 10;

/**
 * How a processor is. What is bad has to stand out, and what is well to be quiet.
 *
 * An error does not always keep it from following: it also tells of a replay that was not taken, and of skipped events. And who
 * is paused stands still because somebody wants it to.
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
