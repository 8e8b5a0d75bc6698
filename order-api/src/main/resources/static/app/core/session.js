import { allArrived, call, get, renewCsrfBy, unauthenticated, useCsrf } from './api.js';
import { Signal } from './signal.js';

/** Nothing is quicker to answer, and everything else waits for it. */
const PATIENCE_MILLIS = 5_000;

/**
 * Who is signed in: `name` (null if nobody is), `scopes`, and the `accounts` that anybody may sign in to, which only the demo has.
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

/** All windows of a browser share one cookie, so a window that changes the account tells the others. */
const windows = new BroadcastChannel('session');

let asking = Promise.resolve();
let next = null;

/**
 * Asks the server, since scripts cannot read the cookie. One request at a time: otherwise an older answer could come last, and two
 * first requests would get two tokens, one of them worthless. Callers in the meantime share the next answer.
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

let changing = Promise.resolve();

/** Resolves when it is known who is signed in. A request that is sent meanwhile may be refused to the next account. */
export const accountIsKnown = () => changing;

function change(path, nameAfter, body) {
  const changed = carryOut(path, nameAfter, body);
  changing = changed.catch(() => {});
  return changed;
}

/** A request without an answer may have been carried out, so the session is asked for before it counts as failed. */
async function carryOut(path, nameAfter, body) {
  await allArrived();
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
