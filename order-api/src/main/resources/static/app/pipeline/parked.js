import { get } from '../core/api.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { retryAll as retry } from '../operations/dead-letter-store.js';
import { processors } from '../operations/processors.js';

/** Processor → its dead letters, by position. */
export const parked = new Signal(new Map());

let known = '';

const path = (processor) => `/api/processors/${processor}/dead-letters`;

/** Asks when the numbers have changed: most of the time there is nothing to ask. */
async function follow() {
  const items = (processors.value?.items ?? []).filter(({ deadLetters }) => deadLetters > 0);
  const numbers = items.map(({ name, deadLetters }) => `${name} ${deadLetters}`).join();
  if (numbers === known) {
    return;
  }
  known = numbers;
  const answers = await Promise.all(items.map(({ name }) => get(path(name))));
  if (numbers !== known) {
    return;
  }
  if (answers.every(({ ok }) => ok)) {
    parked.value = new Map(items.map(({ name }, i) => [name, answers[i].body.items]));
  } else {
    known = null; // the next answer of the processors asks again
  }
}

export async function retryAll(processor) {
  await retry({ processor });
  known = null; // their number may be the same although they have been tried
  await follow();
}

processors.watch(follow);
session.watch(() => {
  if (!mayOperate()) {
    known = '';
    parked.value = new Map();
  }
});
