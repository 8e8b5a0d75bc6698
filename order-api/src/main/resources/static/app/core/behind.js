import { Backlog } from './backlog.js';
import { counted } from './format.js';
import { Signal } from './signal.js';

/** Whatever takes less may be over before it is told: the page's own count is newer. */
const LASTING_SECONDS = 1;

/**
 * How far the order list is behind the log: `events` that it lacks, and whether these are `all`, or only those that this page has
 * heard of since it follows. Null while it doesn't.
 */
export const behind = new Signal(null);

let backlog = null;
let seen = 0;

/** What operators are told by the list's processor; null for others. */
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

/** It in words, which claim no more than is known. */
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
