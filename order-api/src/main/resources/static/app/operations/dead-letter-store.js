import { call, get } from '../core/api.js';
import { counted } from '../core/format.js';
import { mayOperate } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { sentence } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/**
 * The causes of all dead letters, each with its `processor`, and with its `letters` if it is open; `problem` if they can’t be read.
 * Null before the first answer.
 */
export const causes = new Signal(null);

/** The outcome of a retry or a discard, in words; null before. */
export const outcome = new Signal(null);

/** The number of letters may stay the same although another operator has retried one, or one has replaced another. */
const FRESH_MILLIS = 3_000;

/** A cause with no more events than this shows them without being asked. */
const FEW = 10;

const PAGE = 50;

/** Cause → how many of its letters are shown; 0 if somebody has closed it. */
const shown = new Map();

let known = '';
let askedAt = 0;
let questions = 0;

export const keyOf = ({ processor, id }) => `${processor} ${id}`;

export const isOpen = (cause) => (shown.get(keyOf(cause)) ?? (cause.events <= FEW ? PAGE : 0)) > 0;

export async function open(cause, isWanted) {
  if (isOpen(cause) !== isWanted) {
    shown.set(keyOf(cause), isWanted ? PAGE : 0);
    await refreshLetters();
  }
}

export async function showMore(cause) {
  shown.set(keyOf(cause), cause.letters.length + PAGE);
  await refreshLetters();
}

/** Asks again if the numbers of the processors have changed, and every few seconds while there are letters. */
export async function followLetters() {
  const items = processors.value?.items ?? [];
  const numbers = items.map(({ name, deadLetters }) => `${name} ${deadLetters}`).join();
  const isFresh = performance.now() - askedAt < FRESH_MILLIS || items.every(({ deadLetters }) => deadLetters === 0);
  if (items.length > 0 && (numbers !== known || !isFresh)) {
    known = numbers;
    await refreshLetters();
  }
}

/** @returns the causes of this answer; they are shown unless a later request has been sent */
export async function refreshLetters() {
  const question = ++questions;
  askedAt = performance.now();
  const items = processors.value?.items ?? [];
  const names = items.filter(({ deadLetters }) => deadLetters > 0).map(({ name }) => name);
  const found = (await Promise.all(names.map(causesOf))).flat();
  if (!mayOperate()) {
    return causes.value?.items ?? [];
  }
  const failed = found.find(({ problem }) => problem);
  const answer = failed ? { items: causes.value?.items ?? [], problem: failed.problem } : { items: found, problem: null };
  if (question === questions) {
    causes.value = answer;
  }
  return answer.items;
}

async function causesOf(processor) {
  const { ok, body } = await get(`${path(processor)}/causes`);
  return ok
    ? Promise.all(body.items.map((item) => withLetters({ ...item, processor })))
    : [{ problem: body }];
}

async function withLetters(cause) {
  if (!isOpen(cause)) {
    return { ...cause, letters: [] };
  }
  const limit = Math.min(1_000, shown.get(keyOf(cause)) ?? PAGE);
  const { ok, body } = await get(`${path(cause.processor)}?cause=${cause.id}&limit=${limit}`);
  return ok
    ? { ...cause, letters: body.items.map((letter) => ({ ...letter, processor: cause.processor })) }
    : { problem: body };
}

/** Those of one cause, or of the whole processor. */
export async function retryAll({ processor, id = null }) {
  const { ok, status, body } = await call('POST', `${path(processor)}/retry${id === null ? '' : `?cause=${id}`}`);
  await refreshed();
  outcome.value = ok ? retried(body) : refusal(status, body);
}

function retried({ processor, events, applied, failedAggregates, untriedAggregates }) {
  if (untriedAggregates > 0) {
    const words = `${processor} has taken ${applied} of ${counted(events, 'event')}; not tried in time: `
      + `${counted(untriedAggregates, 'order')}. Retry again to go on.`;
    return { level: 'warn', words };
  }
  return failedAggregates === 0
    ? { level: 'good', words: `${processor} has taken all of them now: ${counted(applied, 'event')}.` }
    : {
        level: 'bad',
        words: `${processor} has taken ${applied} of ${counted(events, 'event')}; ${counted(failedAggregates, 'order')} `
          + 'failed again. Repair the projection first.',
      };
}

export async function retry(letter) {
  const { ok, status, body } = await call('POST', `${path(letter.processor)}/${letter.id}/retry`);
  const left = same(letter, await refreshed());
  if (!ok) {
    outcome.value = refusal(status, body);
  } else if (left) {
    outcome.value = { level: 'bad', words: `${letter.processor} still can’t take ${letter.type}: ${left.cause}` };
  } else {
    outcome.value = { level: 'good', words: `${letter.processor} has taken ${letter.type} now.` };
  }
}

export async function discard(letter) {
  const { ok, status, body } = await call('DELETE', `${path(letter.processor)}/${letter.id}`);
  await refreshed();
  outcome.value = ok
    ? { level: 'good', words: `${letter.type} is discarded from ${letter.processor}.` }
    : refusal(status, body);
}

async function refreshed() {
  await refreshProcessors();
  return refreshLetters();
}

const same = (letter, causes) =>
  causes
    .filter(({ processor }) => processor === letter.processor)
    .flatMap(({ letters }) => letters)
    .find(({ id }) => id === letter.id);

const refusal = (status, body) =>
  status === 404
    ? { level: 'quiet', words: 'Somebody else has dealt with it already.' }
    : { level: 'bad', words: sentence(body) };

const path = (processor) => `/api/processors/${processor}/dead-letters`;
