import { Signal } from './signal.js';

/** Longer than the server lets a request wait for a read model. */
const PATIENCE_MILLIS = 15_000;

/** Counts answers with status 401. Each means that the session has ended, and `session.js` asks again. */
export const unauthenticated = new Signal(0);

/** What says nothing of an account, and is asked for even while nobody knows which one is signed in. */
const FOR_ALL = /^\/actuator\//;

/** The CSRF header and token that a changing request has to carry. They come with the session, as the name of the account does. */
let csrf = null;
let account = null;
let renew = null;

/** Longer than a command needs to reach the server. It is carried out for the account of that moment, however long the answer takes. */
const ARRIVAL_MILLIS = 2_000;

const commands = new Set();

/** Null, or resolves when it is known which account is signed in: another one may be by then. */
let changing = null;

/** Ends the questions that are under way, because they may reach the server only when another account is signed in. */
let recall = new AbortController();

let mayAsk = () => true;

export function useAccount(name, protection) {
  account = name;
  csrf = protection;
}

/** How to get a new token: a sign-in or sign-out in one window makes the tokens of all others invalid. */
export function renewCsrfBy(asking) {
  renew = asking;
}

/** Which paths the account that is signed in may ask for. */
export function askOnly(rule) {
  mayAsk = rule;
}

/** Nothing is sent until this and all earlier ones are over. Questions under way are asked again then, if they still may be. */
export function holdUntil(known) {
  const mine = Promise.allSettled([changing, known]).then(() => {
    if (changing === mine) {
      changing = null;
    }
  });
  changing = mine;
  recall.abort();
  recall = new AbortController();
}

/**
 * Sends a command for the account that is signed in now, and never for another one.
 *
 * @param patience how many milliseconds to wait for the answer
 * @returns {Promise<{ok: boolean, status: number, headers: Headers, body: object | null}>} `body` is the problem document when
 *   the request was refused; `status` is 0 when there was no answer at all
 */
export async function call(method, path, options = {}) {
  const mine = account;
  const isMine = () => account === mine;
  await settled();
  if (!isMine()) {
    return otherAccount();
  }
  const answer = send(method, path, options, isMine).finally(() => commands.delete(answer));
  commands.add(answer);
  return answer;
}

/** Asks as the account that is signed in, and never as the one that is about to be. What it may not see is refused without the server. */
export async function get(path, options = {}) {
  if (FOR_ALL.test(path)) {
    return ask('GET', path, options);
  }
  while (true) {
    await settled();
    options.signal?.throwIfAborted();
    if (!mayAsk(path)) {
      return refused({ title: 'This account may not see that' });
    }
    const recalled = recall.signal;
    try {
      return await ask('GET', path, { ...options, signal: options.signal ? AbortSignal.any([options.signal, recalled]) : recalled });
    } catch (failure) {
      if (!recalled.aborted || options.signal?.aborted) {
        throw failure;
      }
    }
  }
}

/** Sends at once. A request that was refused for its CSRF token has done nothing, so it is sent once more if it is still wanted. */
export async function send(method, path, options = {}, isWanted = () => true) {
  const answer = await ask(method, path, options);
  if (answer.status !== 403 || method === 'GET' || csrf === null) {
    return answer;
  }
  await renew();
  return isWanted() ? ask(method, path, options) : otherAccount();
}

/** Resolves when no command is under way that the server may carry out for another account than the one it was sent for. */
export function commandsHaveArrived() {
  return Promise.race([Promise.allSettled(commands), new Promise((resolve) => setTimeout(resolve, ARRIVAL_MILLIS))]);
}

/** Resolves when it is known which account is signed in. */
export async function settled() {
  while (changing !== null) {
    await changing;
  }
}

const otherAccount = () =>
  refused({ title: 'Not carried out', detail: 'The account has changed, so the command was not carried out.' });

const refused = (body) => ({ ok: false, status: 403, headers: new Headers(), body });

async function ask(method, path, { body, headers = {}, signal, patience = PATIENCE_MILLIS }) {
  const isForm = body instanceof URLSearchParams;
  const tooLate = AbortSignal.timeout(patience);
  try {
    const response = await fetch(path, {
      method,
      signal: signal ? AbortSignal.any([signal, tooLate]) : tooLate,
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Requested-With': 'XMLHttpRequest', // or a browser asks for a password itself, where an address is neither local nor HTTPS
        ...(body && !isForm && { 'Content-Type': 'application/json' }),
        ...(csrf && method !== 'GET' && { [csrf.header]: csrf.token }),
        ...headers,
      },
      body: isForm ? body : body && JSON.stringify(body),
    });
    if (response.status === 401) {
      unauthenticated.value++;
    }
    return { ok: response.ok, status: response.status, headers: response.headers, body: await json(response) };
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    const title = tooLate.aborted ? 'The server doesn’t answer' : 'The server can’t be reached';
    return { ok: false, status: 0, headers: new Headers(), body: { title } };
  }
}

/** A refusal always gets a text, because a proxy in between may answer without a problem document. */
async function json(response) {
  if (response.status === 204) {
    return null;
  }
  if (/json/.test(response.headers.get('Content-Type') ?? '')) {
    return response.json();
  }
  return response.ok ? null : { title: `The server answered ${response.status}`, detail: 'Try again in a moment.' };
}
