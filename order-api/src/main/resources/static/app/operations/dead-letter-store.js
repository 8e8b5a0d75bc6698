import { call, get } from '../core/api.js';
import { Signal } from '../core/signal.js';
import { sentence } from './notes.js';
import { processors, refreshProcessors } from './processors.js';

/** The dead letters of all processors, oldest first, each with its `processor`; `problem` if they can’t be read. */
export const letters = new Signal(null);

/** The outcome of a retry or a discard, in words; null before. */
export const outcome = new Signal(null);

/** The number of letters may stay the same although another operator has retried one, or one has replaced another. */
const FRESH_MILLIS = 3_000;

let known = '';
let askedAt = 0;
let questions = 0;

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

/** @returns the letters of this answer; they are shown unless a later request has been sent */
export async function refreshLetters() {
  const question = ++questions;
  askedAt = performance.now();
  const items = processors.value?.items ?? [];
  const names = items.filter(({ deadLetters }) => deadLetters > 0).map(({ name }) => name);
  const answers = await Promise.all(names.map((name) => get(path(name))));
  const failed = answers.find(({ ok }) => !ok);
  const answer = failed
    ? { items: letters.value?.items ?? [], problem: failed.body }
    : {
        items: answers
          .flatMap(({ body }, i) => body.items.map((item) => ({ ...item, processor: names[i] })))
          .sort((a, b) => a.position - b.position),
        problem: null,
      };
  if (question === questions) {
    letters.value = answer;
  }
  return answer.items;
}

export async function retry(letter) {
  const answer = await call('POST', `${path(letter.processor)}/${letter.id}/retry`);
  await told(answer, letter, (left) => {
    if (!left) {
      return { level: 'good', words: `${letter.processor} has taken ${letter.type} now.` };
    }
    return { level: 'bad', words: `${letter.processor} still can’t take ${letter.type}: ${left.cause}` };
  });
}

export async function discard(letter) {
  const answer = await call('DELETE', `${path(letter.processor)}/${letter.id}`);
  await told(answer, letter, () => ({ level: 'good', words: `${letter.type} is discarded from ${letter.processor}.` }));
}

async function told({ ok, status, body }, letter, words) {
  await refreshProcessors();
  const items = await refreshLetters();
  const left = items.find(({ id, processor }) => id === letter.id && processor === letter.processor);
  if (ok) {
    outcome.value = words(left);
  } else {
    outcome.value = status === 404
      ? { level: 'quiet', words: 'Somebody else has dealt with it already.' }
      : { level: 'bad', words: sentence(body) };
  }
}

const path = (processor) => `/api/processors/${processor}/dead-letters`;
