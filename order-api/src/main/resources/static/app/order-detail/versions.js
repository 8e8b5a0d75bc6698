import { get } from '../core/api.js';
import { eventsAfter } from './newest.js';

/** Answers: enough for going back and forth. An order may have ten thousand versions. */
const KEPT = 500;

const answers = new Map();

/** An order at a version. This never changes, so it is loaded once, unless it has a recipient, who can be erased. */
export function versionOf(orderId, version) {
  const path = `/api/orders/${orderId}?version=${version}`;
  return once(path, () => get(path));
}

/** The answer with the event that led to a version, and nothing else. It is kept in the same way. */
export function eventOf(orderId, version) {
  return once(`${orderId} ${version}`, () => eventsAfter(orderId, version - 1, 1));
}

function once(key, ask) {
  if (!answers.has(key)) {
    answers.set(key, kept(key, ask));
    if (answers.size > KEPT) {
      answers.delete(answers.keys().next().value);
    }
  }
  return answers.get(key);
}

const hasRecipient = ({ recipient, items }) => Boolean(recipient ?? items?.[0]?.payload?.recipient);

async function kept(key, ask) {
  const answer = await ask();
  if (!answer.ok || hasRecipient(answer.body)) {
    answers.delete(key);
  }
  return answer;
}
