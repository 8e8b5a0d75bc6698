import { call, get } from '../core/api.js';
import { Signal } from '../core/signal.js';
import { processors, refreshProcessors } from '../operations/processors.js';

/** How many events are shown on either side of where the session is. */
const AROUND = 6;

/** As many events of an order as one request returns. */
const PAGE = 1_000;

const CLOSED = { processor: null, session: null, around: [], isBusy: false, isStopping: false, problem: null };

/**
 * The session that is shown: what the server says of it, `session`, which is null if there is none; the events `around` its position; and
 * the `problem` of the last request, if it had one.
 */
export const stepping = new Signal(CLOSED);

/** Goes on with the session of a projection, or begins one. It comes to the event before a position, if one is given. */
export const open = (processor, position) => {
  stepping.value = { ...CLOSED, processor };
  return act(async () => {
    const begun = processors.value?.items.find(({ name }) => name === processor)?.steppingPosition ?? null;
    await tell(begun === null ? 'POST' : 'GET', '');
    if (position !== null && stepping.value.session) {
      await comeBefore(position);
    }
  });
};

export const close = () => {
  stepping.value = CLOSED;
};

/** The position says where this window takes the session to be: what is sent twice, or from an old view, does nothing. */
export const step = () => act(applyNext);

/** Applies all events before a position at once, and then the one at the position alone. */
export const runTo = (position) => act(() => comeTo(position));

/** @param after only events of the order after this sequence number count */
export const runToEndOfOrder = (orderId, after) =>
  act(async () => {
    const { ok, body } = await get(`/api/orders/${encodeURIComponent(orderId)}/events?after=${after}&limit=${PAGE}`);
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
      await call('DELETE', address());
    }
    if ((await tell('POST', '')) && position !== null) {
      await comeBefore(position);
    }
  });

export const end = () =>
  act(async () => {
    const { ok, body } = await call('DELETE', address());
    show(ok ? { session: null, around: [], problem: null } : { problem: body });
  });

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

/** @returns {Promise<boolean>} whether it was done */
async function tell(method, path) {
  const { processor } = stepping.value;
  const { ok, status, body } = await call(method, address() + path);
  if (processor !== stepping.value.processor) {
    return false;
  }
  if (ok) {
    show({ session: body, problem: null });
  } else {
    show({ problem: body, ...(status === 404 && { session: null, around: [] }) });
  }
  return ok;
}

async function act(work) {
  if (stepping.value.isBusy) {
    return;
  }
  const { processor } = stepping.value;
  show({ isBusy: true, isStopping: false });
  await work();
  if (processor === stepping.value.processor) {
    await lookAround(processor);
    show({ isBusy: false });
    refreshProcessors();
  }
}

async function lookAround(processor) {
  const { session } = stepping.value;
  if (session) {
    const { ok, body } = await get(`/api/events?after=${Math.max(0, session.position - AROUND)}&limit=${2 * AROUND}`);
    if (ok && processor === stepping.value.processor) {
      show({ around: body.items });
    }
  }
}

const address = () => `/api/processors/${stepping.value.processor}/stepping`;

function show(change) {
  stepping.value = { ...stepping.value, ...change };
}
