import { get } from '../core/api.js';

/** Enough to travel to and fro between what one has seen. An order may have ten thousand versions. */
const KEPT = 500;

const answers = new Map();

/** The answer to what an order was at a version. That never changes, so it is asked for once. */
export function versionOf(orderId, version) {
  const path = `/api/orders/${orderId}?version=${version}`;
  if (!answers.has(path)) {
    answers.set(path, ask(path));
    if (answers.size > KEPT) {
      answers.delete(answers.keys().next().value);
    }
  }
  return answers.get(path);
}

async function ask(path) {
  const answer = await get(path);
  if (!answer.ok) {
    answers.delete(path);
  }
  return answer;
}
