import { session } from '../core/session.js';
import { Signal } from '../core/signal.js';

/** What it is called where the browser keeps it, for each account. */
const KEY = 'orderflow-story-';

/** Kept once the story has begun in this browser, whoever was signed in. */
const BEGUN = 'orderflow-story';

/**
 * How far the account that is signed in has come in the story; null if it has not begun. `step` counts from 0. `told` has for each step
 * the sentence that it ended with, or null if it was skipped. `seen` is what the present step has seen so far.
 */
export const progress = new Signal(null);

export const hasBegun = () => localStorage.getItem(BEGUN) !== null;

export function begin() {
  localStorage.setItem(BEGUN, 'begun');
  keep({ step: 0, isOpen: true, told: [], seen: {} });
}

export function keep(changes) {
  const now = { ...progress.value, ...changes };
  localStorage.setItem(KEY + account, JSON.stringify(now));
  progress.value = now;
}

/** Another account goes on where this one is. */
export const passOn = (name) => localStorage.setItem(KEY + name, JSON.stringify(progress.value));

let account = null;

function read() {
  const name = session.value?.name ?? null;
  if (name !== account) {
    account = name;
    progress.value = name === null ? null : JSON.parse(localStorage.getItem(KEY + name));
  }
}

session.watch(read);
read();
