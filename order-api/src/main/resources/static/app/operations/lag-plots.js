import { count, moment } from '../core/format.js';
import { rates, samples } from './samples.js';

/** The least number of events over the height: with fewer, each event would make a line jump. */
const LEAST_EVENTS = 20;

/** The least rate over the height, in events a second. */
const LEAST_RATE = 5;

/** The least time over the width, short enough to see the lines move soon. */
const LEAST_SECONDS = 15;

/** How long a finished rebuild stays visible. Its line begins at 0, and makes all others flat. */
const REBUILT_SECONDS = 20;

/** Steps between the labels of an axis: whole events only. */
const WHOLE = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((zeros) => [1, 2, 5].map((step) => step * 10 ** zeros));

/** The range comes from the samples, because around a single one uPlot would show years. */
function span() {
  const last = samples.at(-1).at;
  return [Math.min(samples[0].at, last - LEAST_SECONDS), last];
}

const times = () => samples.map(({ at }) => at);

export const ratesOverTime = () => [times(), rates()];

/** Times, head, the slowest processor, and for each processor its position and its rebuild. */
export function positions() {
  const names = samples.at(-1).positions.map(({ name }) => name);
  return [
    times(),
    samples.map(({ head }) => head),
    samples.map(({ positions }) => Math.min(...positions.map(({ position }) => position))),
    ...names.flatMap((_, i) => [samples.map(({ positions }) => positions[i]?.position), rebuilt(i)]),
  ];
}

function rebuilt(i) {
  const values = samples.map(({ positions }) => positions[i]?.rebuilt ?? null);
  const last = values.findLastIndex((value) => value !== null);
  const isRecent = last >= 0 && samples.at(-1).at - samples[last].at < REBUILT_SECONDS;
  return isRecent ? values : values.fill(null);
}

export function positionsPlot(panel, names) {
  return {
    scales: {
      x: { range: span },
      y: {
        range: (plot, least, most) => [Math.max(0, Math.min(least, most - LEAST_EVENTS)), most + (most - least) / 20 + 1],
      },
    },
    axes: axes(panel, 64),
    series: [
      { stroke: () => colour(panel, '.swatch.head'), width: 4, points: { show: false } },
      { points: { show: false } },
      ...names.flatMap((_, i) => {
        const stroke = () => colour(panel, `.swatch.series-${i}`);
        return [
          { stroke, width: 1.75, points: { show: false } },
          { stroke, width: 1.5, dash: [5, 4], points: { show: false } },
        ];
      }),
    ],
    bands: [{ series: [1, 2], fill: () => `color-mix(in srgb, ${colour(panel, '.shade')} 18%, transparent)` }],
  };
}

export function ratesPlot(panel) {
  return {
    scales: {
      x: { range: span },
      y: { range: (plot, least, most) => [0, Math.max(most, LEAST_RATE) * 1.05] },
    },
    axes: axes(panel, 48),
    series: [
      {
        stroke: () => colour(panel, '.swatch.head'),
        fill: () => `color-mix(in srgb, ${colour(panel, '.swatch.head')} 12%, transparent)`,
        width: 1.5,
        points: { show: false },
      },
    ],
  };
}

function axes(panel, size) {
  const line = {
    stroke: () => colour(panel, 'figcaption'),
    font: '11px system-ui, sans-serif',
    ticks: { show: false },
    grid: { width: 1, stroke: () => `color-mix(in srgb, ${colour(panel, 'figcaption')} 18%, transparent)` },
  };
  return [
    { ...line, size: 24, space: 90, values: (plot, seconds) => seconds.map((second) => moment(second * 1_000)) },
    { ...line, size, space: 28, incrs: WHOLE, values: (plot, values) => values.map(count) },
  ];
}

const colour = (panel, selector) => getComputedStyle(panel.querySelector(selector)).color;
