import { askOnly, commandsHaveArrived, holdUntil, renewCsrfBy, send, unauthenticated, useAccount } from './api.js';
import { Signal } from './signal.js';
import { uniqueText } from './unique-text.js';

/** Nothing is quicker to answer, and everything else waits for it. */
const PATIENCE_MILLIS = 5_000;

const FOR_OPERATORS = /^\/api\/(processors|operations)\b/;

/**
 * Who is signed in: `name` (null if nobody is), for people `displayName`, until `endsAt`, with `scopes`; the `accounts` that anybody may
 * sign in to, which only the demo has; and the `signIns`, the issuers to sign in at.
 * The value is null until it is known.
 */
export const session = new Signal(null);

export const mayRead = () => may('orders:read');
export const mayWrite = () => may('orders:write');
export const mayOperate = () => may('ops:admin');

/** In the demo there are also accounts to sign in to, levers to pull, and sources to read. */
export const isDemo = () => session.value?.accounts.length > 0;

function may(scope) {
  return session.value?.scopes.includes(scope) ?? false;
}

/** All windows of a browser share one cookie, so a window that changes the account tells the others, before it does so and after it. */
const windows = new BroadcastChannel('session');

/** More than a change takes: 2 s for commands, 15 for itself, 5 for the session. Nobody waits longer for a window, which may be gone. */
const CHANGE_MILLIS = 25_000;

/** The changes of other windows that are under way, each with what ends the wait for it. */
const others = new Map();

/** After this the session is surely over; and if it is not, because the clocks differ, the page asks again as often. */
const END_MILLIS = 2_000;

/** Browsers run a timer that is longer at once. */
const LONGEST_TIMER_MILLIS = 2 ** 31 - 1;

let asking = Promise.resolve();
let ending = null;
let next = null;

/**
 * Asks the server, since scripts cannot read the cookie. One request at a time: otherwise an older answer could come last, and two
 * first requests would get two tokens, one of them worthless. Callers in the meantime share the next answer.
 *
 * @returns the problem document, or null if there was an answer
 */
export function refreshSession() {
  next ??= asking.catch(() => {}).then(() => {
    next = null;
    asking = ask();
    return asking;
  });
  return next;
}

async function ask() {
  const { ok, body } = await send('GET', '/session', { patience: PATIENCE_MILLIS });
  if (!ok || body === null) {
    return body ?? { title: 'The server doesn’t tell who is signed in' };
  }
  const { csrf, ...told } = body;
  useAccount(told.name, csrf);
  if (JSON.stringify(told) !== JSON.stringify(session.value)) {
    session.value = told;
  }
  askAtTheEnd();
  return null;
}

/** A session ends with its token. Where the clocks differ, the next request finds out. */
function askAtTheEnd() {
  clearTimeout(ending);
  if (session.value.endsAt) {
    const left = Date.parse(session.value.endsAt) - Date.now();
    ending = setTimeout(refreshSession, Math.min(Math.max(left, 0) + END_MILLIS, LONGEST_TIMER_MILLIS));
  }
}

/** @returns the problem document, or null when signed in */
export const signIn = (name, password) =>
  change('/login', name, new URLSearchParams({ username: name, password }));

/** @returns the problem document, or null when signed out */
export const signOut = () => change('/logout', null);

function change(path, nameAfter, body) {
  const changed = carryOut(path, nameAfter, body);
  holdUntil(changed);
  return changed;
}

/** A request without an answer may have been carried out, so the session is asked for before it counts as failed. */
async function carryOut(path, nameAfter, body) {
  const change = uniqueText();
  const end = () => windows.postMessage({ change, isOver: true });
  windows.postMessage({ change, isOver: false });
  addEventListener('pagehide', end);
  try {
    await commandsHaveArrived();
    const answer = await send('POST', path, { body });
    const unknown = await refreshSession();
    const isDone = answer.ok || (unknown === null && session.value.name === nameAfter);
    const address = answer.headers.get('Location');
    if (isDone && address !== null) {
      location.assign(address); // where the issuer ends its own session
    }
    return isDone ? unknown : answer.body;
  } finally {
    removeEventListener('pagehide', end);
    end();
  }
}

/** What another window says. */
function heard({ data: { change, isOver } }) {
  if (isOver) {
    others.get(change)?.();
    others.delete(change);
    holdUntil(refreshSession());
  } else {
    const over = new Promise((resolve) => {
      others.set(change, resolve);
      setTimeout(resolve, CHANGE_MILLIS);
    });
    holdUntil(over.then(refreshSession));
  }
}

/** Before the session is known, it may allow anything. */
function mayAsk(path) {
  return session.value === null || (FOR_OPERATORS.test(path) ? mayOperate() : mayRead());
}

renewCsrfBy(refreshSession);
askOnly(mayAsk);
windows.addEventListener('message', heard);
unauthenticated.watch(() => {
  if (session.value?.name) {
    refreshSession();
  }
});
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) {
    refreshSession();
  }
});
