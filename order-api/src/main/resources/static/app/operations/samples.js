import { processors } from './processors.js';

/** An hour at one a second: the longest span that is plotted. */
const KEPT = 3_600;

/** An action asks for the status at once. Two samples so close together would turn one event into hundreds a second. */
const LEAST_SECONDS = 0.5;

/** The head of the log over time, oldest first: `at` in seconds, and `head`. */
export const samples = [];

processors.watch((value) => {
  if (value === null) {
    samples.length = 0;
  } else if (value.problem === null && value.items.length > 0) {
    keep({ at: Date.now() / 1_000, head: value.items[0].head });
  }
});

function keep(sample) {
  if (samples.length === 0 || sample.at - samples.at(-1).at >= LEAST_SECONDS) {
    samples.push(sample);
    samples.splice(0, samples.length - KEPT);
  }
}

/** Events appended per second, for each sample but the first. */
export function rates() {
  return samples.map(({ at, head }, i) => (i === 0 ? null : (head - samples[i - 1].head) / (at - samples[i - 1].at)));
}
