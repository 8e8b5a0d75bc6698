import { call, get, unauthenticated, useCsrf } from './api.js';
import { Signal } from './signal.js';

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

/** Asks the server, since the cookie is not for scripts to read. */
export async function refreshSession() {
  const { ok, body } = await get('/session');
  if (ok) {
    useCsrf(body.csrf);
    session.value = body;
  }
}

/** @returns the problem document, or null when signed in */
export async function signIn(name, password) {
  const answer = await call('POST', '/login', { body: new URLSearchParams({ username: name, password }) });
  await refreshSession();
  return answer.ok ? null : answer.body;
}

export async function signOut() {
  await call('POST', '/logout');
  await refreshSession();
}

unauthenticated.watch(() => {
  if (session.value?.name) {
    refreshSession();
  }
});
