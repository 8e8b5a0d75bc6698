import { Backlog } from './backlog.js';
import { counted } from './format.js';
import { Signal } from './signal.js';

/** A shorter lag may be over before the page shows it; then the page's own count is newer. */
const LASTING_SECONDS = 1;

/**
 * How the order list stands to the log. `events` are missing: `all` of them, or only those that this page has seen since it follows. `parked`
 * are those that will not come by themselves; `orders` says how many of them each order has, for accounts that may not see the dead
 * letters. It is `paused`, or `isLevel` with the newest event. Null while the page does not follow.
 */
export const behind = new Signal(null);

let backlog = new Backlog();
let isLive = false;

/** The status of the list's processor; null for accounts that may not see it. */
let told = null;

/** Whether the list is paused, which those accounts may know, too. */
let isPaused = false;

export function begin() {
  isLive = true;
  tell();
}

/** What arrives from here on counts: the list's stream opens before the log's. */
export function end() {
  backlog = new Backlog();
  isLive = false;
  tell();
}

export function hear(events, items) {
  backlog.after(events, items);
  tell();
}

export function hearOfProcessor(processor) {
  told = processor;
  if (told !== null) {
    backlog.settle(told.position);
  }
  tell();
}

export function hearOfPaused(names) {
  isPaused = names.includes('order-list');
  tell();
}

function tell() {
  const now = isLive ? (told === null ? seen() : known()) : null;
  if (JSON.stringify(now) !== JSON.stringify(behind.value)) {
    behind.value = now;
  }
}

const seen = () => ({
  events: backlog.missing,
  all: false,
  parked: backlog.leftOut,
  orders: backlog.leftOutByOrder,
  paused: isPaused,
  isLevel: backlog.isLevel,
});

function known() {
  const lasting = told.lagSeconds >= LASTING_SECONDS ? told.lagEvents : 0;
  const events = Math.max(backlog.missing, lasting);
  return { events, all: true, parked: told.deadLetters, orders: {}, paused: told.paused, isLevel: events === 0 && !told.errorKind };
}

/** The same in words that claim no more than the page knows. */
export function freshness() {
  if (behind.value === null) {
    return { level: 'quiet', words: 'not live' };
  }
  const { events, all, parked, paused, isLevel } = behind.value;
  const faults = [
    events > 0 && `behind by ${all ? '' : 'at least '}${counted(events, 'event')}`,
    parked > 0 && (all ? `${counted(parked, 'event')} parked` : `${counted(parked, 'event')} left out`),
    paused && 'paused',
  ].filter(Boolean);
  if (faults.length > 0) {
    return { level: 'warn', words: faults.join(', ') };
  }
  return { level: 'quiet', words: isLevel ? 'up to date' : 'live' };
}
