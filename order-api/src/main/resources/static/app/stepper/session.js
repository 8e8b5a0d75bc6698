import { call, get } from '../core/api.js';
import { latestOnly } from '../core/latest-only.js';
import { connection, log, newest } from '../core/live.js';
import { Signal } from '../core/signal.js';
import { processors, refreshProcessors } from '../operations/processors.js';

/** How many events are shown on either side of where the session is. */
const AROUND = 6;

/** As many events of an order as one request returns. */
const PAGE = 1_000;

const NO_SESSION = { session: null, around: [] };

const CLOSED = { processor: null, ...NO_SESSION, isBusy: false, isStopping: false, problem: null };

/**
 * The session that is shown: what the server says of it, `session`, which is null if there is none; the events `around` its position; and
 * the `problem` of the last request, if it had one.
 */
export const stepping = new Signal(CLOSED);

/** Position of the newest event that the session or the page has heard of. */
export const head = () => Math.max(stepping.value.session.head, newest.value);

/** Each time that the stepper is opened, and until it is closed, is a visit. What was begun in one has no part in another. */
let visits = 0;

/** Goes on with the session of a projection, or begins one. It comes to the event before a position, if one is given. */
export const open = (processor, position) => {
  visits++;
  stepping.value = { ...CLOSED, processor };
  return act(async () => {
    const begun = processors.value?.items.find(({ name }) => name === processor)?.steppingPosition ?? null;
    await tell(begun === null ? 'POST' : 'GET', '');
    if (stepping.value.session) {
      show({ problem: null }); // somebody may have begun it meanwhile
      if (position !== null) {
        await comeBefore(position);
      }
    }
  });
};

export const close = () => {
  visits++;
  stepping.value = CLOSED;
};

/** The position says where this window takes the session to be: what is sent twice, or from an old view, does nothing. */
export const step = () => act(applyNext);

/** Applies all events before a position at once, and then the one at the position alone. */
export const runTo = (position) => act(() => comeTo(position));

/** @param after only events of the order after this sequence number count */
export const runToEndOfOrder = (orderId, after) =>
  act(async () => {
    const { ok, body } = await ask('GET', `/api/orders/${encodeURIComponent(orderId)}/events?after=${after}&limit=${PAGE}`);
    const last = ok ? body.items.at(-1) : null;
    if (!last) {
      show({ problem: ok ? { detail: 'That was the last event of its order.', isNote: true } : body });
    } else {
      await comeTo(last.position);
    }
  });

/** What is applied can't be taken back. So the way to an earlier event, if one is wanted, begins at the first. */
export const beginAnew = (position = null) =>
  act(async () => {
    if (stepping.value.session) {
      await ask('DELETE', address());
    }
    if ((await tell('POST', '')) && position !== null) {
      await comeBefore(position);
    }
  });

export const end = () => act(() => tell('DELETE', ''));

export const stop = () => show({ isStopping: true });

const applyNext = () => tell('POST', `/step?after=${stepping.value.session.position}`);

/** Before an event at once, and then over it alone. */
async function comeTo(position) {
  if (await comeBefore(position)) {
    await applyNext();
  }
}

/** @returns {Promise<boolean>} whether it has come there */
async function comeBefore(position) {
  if (stepping.value.session.position >= position) {
    show({ problem: { detail: 'The session is past that event, and can’t go back.', wanted: position } });
    return false;
  }
  do {
    if (stepping.value.isStopping || !(await tell('POST', `/run?to=${position - 1}`))) {
      return false;
    }
  } while (!stepping.value.session.done);
  return true;
}

/**
 * Whoever was refused, or has heard nothing, no longer knows where the session is. So the page asks.
 *
 * @returns {Promise<boolean>} whether it was done
 */
async function tell(method, path) {
  const answer = await ask(method, address() + path);
  show({ ...seen(answer), problem: answer.ok ? null : answer.body });
  if (!answer.ok && answer.status !== 404 && method !== 'GET') {
    show(seen(await ask('GET', address())));
  }
  return answer.ok;
}

/** What an answer says of the session. */
function seen({ ok, status, body }) {
  if (ok && body) {
    return { session: body };
  }
  return ok || status === 404 ? NO_SESSION : {};
}

/** Never resolves for whoever has left, so what they had begun goes no further. */
async function ask(method, path) {
  const visit = visits;
  const answer = await (method === 'GET' ? get(path) : call(method, path));
  return visit === visits ? answer : new Promise(() => {});
}

async function act(work) {
  if (stepping.value.isBusy) {
    return;
  }
  const visit = visits;
  show({ isBusy: true, isStopping: false });
  await work();
  await lookAround();
  if (visit === visits) {
    show({ isBusy: false });
    refreshProcessors();
  }
}

const lookAround = latestOnly(async () => {
  const visit = visits;
  const { session } = stepping.value;
  if (session) {
    const { ok, body } = await get(`/api/events?after=${Math.max(0, session.position - AROUND)}&limit=${2 * AROUND}`);
    if (ok && visit === visits) {
      show({ around: body.items });
    }
  }
});

const address = () => `/api/processors/${stepping.value.processor}/stepping`;

function show(change) {
  stepping.value = { ...stepping.value, ...change };
}

/** What comes to the log is in sight while there is room for it. */
log.watch(() => {
  if (stepping.value.around.length < 2 * AROUND) {
    lookAround();
  }
});
connection.watch((state) => {
  if (state === 'live' && stepping.value.session) {
    act(() => tell('GET', ''));
  }
});
