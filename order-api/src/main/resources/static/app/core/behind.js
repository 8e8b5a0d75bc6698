import { Backlog } from './backlog.js';
import { counted } from './format.js';
import { Signal } from './signal.js';

/** A shorter lag may be over before the page shows it; then the page's own count is newer. */
const LASTING_SECONDS = 1;

/**
 * How far the order list is behind the log: the number of missing `events`, and whether these are `all` of them or only those that this
 * page has seen since it follows. Null while the page does not follow.
 */
export const behind = new Signal(null);

let backlog = null;
let seen = 0;

/** The status of the list's processor; null for accounts that may not see it. */
let told = null;

export function begin() {
  backlog = new Backlog();
  seen = 0;
  tell();
}

export function end() {
  backlog = null;
  tell();
}

export function hear(events, items) {
  if (backlog !== null) {
    seen = backlog.after(events, items);
    tell();
  }
}

export function hearOfProcessor(processor) {
  told = processor;
  if (backlog !== null && told !== null) {
    seen = backlog.settle(told.position);
  }
  tell();
}

function tell() {
  const lasting = told?.lagSeconds >= LASTING_SECONDS ? told.lagEvents : 0;
  const now = backlog && { events: Math.max(seen, lasting), all: told !== null };
  if (now?.events !== behind.value?.events || now?.all !== behind.value?.all) {
    behind.value = now;
  }
}

/** The same in words that claim no more than the page knows. */
export function freshness() {
  if (behind.value === null) {
    return { level: 'quiet', words: 'not live' };
  }
  const { events, all } = behind.value;
  if (events === 0) {
    return { level: 'quiet', words: all ? 'up to date' : 'no lag seen' };
  }
  return { level: 'warn', words: `behind by ${all ? '' : 'at least '}${counted(events, 'event')}` };
}
