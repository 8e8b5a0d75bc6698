import { call, get, renewCsrfBy, unauthenticated, useCsrf } from './api.js';
import { Signal } from './signal.js';

/** Nothing is quicker to answer, and all else waits for it. */
const PATIENCE_MILLIS = 5_000;

/**
 * Who is signed in: `name` (null if nobody is), `scopes`, and the demo's `accounts`, none outside of the demo. The value is null
 * until it is known.
 */
export const session = new Signal(null);

export const mayRead = () => may('orders:read');
export const mayWrite = () => may('orders:write');
export const mayOperate = () => may('ops:admin');

function may(scope) {
  return session.value?.scopes.includes(scope) ?? false;
}

/** All windows of a browser have one cookie: whoever changes the account here tells the others. */
const windows = new BroadcastChannel('session');

let asking = Promise.resolve();
let next = null;

/**
 * Asks the server, since the cookie is not for scripts to read. One question at a time, so that no answer comes after a newer one,
 * and the first two don't get a token each, of which one is worthless. Who asks meanwhile shares the next answer.
 *
 * @returns the problem document, or null if there was an answer
 */
export function refreshSession() {
  next ??= asking.then(() => {
    next = null;
    asking = ask();
    return asking;
  });
  return next;
}

async function ask() {
  const { ok, body } = await get('/session', { patience: PATIENCE_MILLIS });
  if (!ok) {
    return body;
  }
  const { csrf, ...told } = body;
  useCsrf(csrf);
  if (JSON.stringify(told) !== JSON.stringify(session.value)) {
    session.value = told;
  }
  return null;
}

/** @returns the problem document, or null when signed in */
export const signIn = (name, password) =>
  change('/login', name, new URLSearchParams({ username: name, password }));

/** @returns the problem document, or null when signed out */
export const signOut = () => change('/logout', null);

/** What had no answer may have been done all the same. */
async function change(path, nameAfter, body) {
  const answer = await call('POST', path, { body });
  const unknown = await refreshSession();
  windows.postMessage(path);
  const isDone = answer.ok || (unknown === null && session.value.name === nameAfter);
  return isDone ? unknown : answer.body;
}

renewCsrfBy(refreshSession);
windows.addEventListener('message', refreshSession);
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
