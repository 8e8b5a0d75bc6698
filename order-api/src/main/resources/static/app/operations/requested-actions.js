import { call } from '../core/api.js';
import { duration } from '../core/format.js';
import { Signal } from '../core/signal.js';
import { sentence } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/** Processor → requested action that its status does not show yet. */
export const asked = new Signal(new Map());

/** The outcome of the last request, in words; null before. */
export const outcome = new Signal(null);

/** The last rebuild that this window has seen the end of: `{processor, took, position, error, at}`; null before. */
export const rebuilt = new Signal(null);

const SHOWS = {
  pause: 'is paused; all nodes stop within two seconds',
  resume: 'goes on',
  replay: 'is being rebuilt beside the live rows',
  split: 'has one segment more',
  merge: 'has one segment less',
  'replay/acknowledge': 'no longer says that its replay failed; the live rows are those of before',
};

/** Sends a request, and waits for the next status. Until then no other request is sent to the same processor. */
export async function ask(processor, action, segment) {
  if (asked.value.has(processor)) {
    return;
  }
  const path = segment === undefined ? action : `segments/${segment}/${action}`;
  note(processor, action);
  const { ok, body } = await call('POST', `/api/processors/${processor}/${path}`);
  outcome.value = ok
    ? { level: 'good', words: `${processor} ${SHOWS[action]}.` }
    : { level: 'bad', words: `${processor}: ${sentence(body)}` };
  if (ok && action === 'replay') {
    rebuilding.set(processor, Date.now());
  }
  await refreshProcessors();
  note(processor, null);
  tellOfRebuilds(processors.value);
}

function note(processor, action) {
  const next = new Map(asked.value);
  if (action === null) {
    next.delete(processor);
  } else {
    next.set(processor, action);
  }
  asked.value = next;
}

/** Processor → start of its rebuild. */
const rebuilding = new Map();

/** A small read model may be rebuilt between two answers. Answers from before the request do not count. */
function tellOfRebuilds(value) {
  const items = value?.problem === null ? value.items : [];
  for (const { name, position, replaying, error } of items.filter(({ name }) => !asked.value.has(name))) {
    if (replaying && !rebuilding.has(name)) {
      rebuilding.set(name, Date.now());
    } else if (!replaying && rebuilding.has(name)) {
      const span = Date.now() - rebuilding.get(name);
      const took = duration(span);
      rebuilding.delete(name);
      rebuilt.value = { processor: name, took: span, position, error, at: performance.now() };
      outcome.value = error
        ? { level: 'bad', words: `${name}: ${error}` }
        : { level: 'good', words: `${name} has been rebuilt in about ${took}, and its new rows are live.` };
    }
  }
}

processors.watch(tellOfRebuilds);
