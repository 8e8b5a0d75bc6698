import { processors } from './processors.js';

/** Five minutes, at one a second. */
const KEPT = 300;

/** Whoever acts asks at once. So soon after the last sample, a single event would count as hundreds a second. */
const LEAST_SECONDS = 0.5;

/**
 * What the processors' positions were, oldest first: `at` in seconds, `head`, and for each processor its `position` and
 * how far its rebuild has come (`rebuilt`, null while there is none).
 */
export const samples = [];

processors.watch((value) => {
  if (value === null) {
    samples.length = 0;
  } else if (value.problem === null && value.items.length > 0) {
    keep(sample(value.items));
  }
});

function keep(sample) {
  if (samples.length === 0 || sample.at - samples.at(-1).at >= LEAST_SECONDS) {
    samples.push(sample);
    samples.splice(0, samples.length - KEPT);
  }
}

function sample(items) {
  const head = items[0].head;
  return {
    at: Date.now() / 1_000,
    head,
    positions: items.map(({ name, position, replaying }) => ({
      name,
      position,
      rebuilt: replaying && (head * replaying.percent) / 100,
    })),
  };
}

/** Events that were appended in each second of the samples; nobody knows it for the first. */
export function rates() {
  return samples.map(({ at, head }, i) => (i === 0 ? null : (head - samples[i - 1].head) / (at - samples[i - 1].at)));
}
