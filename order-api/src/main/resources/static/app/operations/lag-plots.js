import uPlot from 'uplot';
import { count, counted, duration, moment } from '../core/format.js';
import { lagHistory, span } from './lag-history.js';
import { rates, samples } from './samples.js';

/** What is plotted of the lag: the member of the answer, the least value over the height, and a value in words. */
export const UNITS = {
  events: { member: 'lagEvents', least: 20, words: (value) => counted(value, 'event') },
  seconds: { member: 'lagSeconds', least: 1, words: (value) => duration(value * 1_000) },
};

/** The least rate over the height, in events a second. */
const LEAST_RATE = 5;

/** Steps between the labels of an axis: whole events only. */
const WHOLE = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((zeros) => [1, 2, 5].map((step) => step * 10 ** zeros));

/** The moments of the kept lag, and for each processor its values. */
export function lagOverTime(unit) {
  const { from, intervalSeconds, items } = lagHistory.value;
  const moments = Math.max(0, ...items.map(({ lagEvents }) => lagEvents.length));
  return [
    Array.from({ length: moments }, (_, i) => from + i * intervalSeconds),
    ...items.map((item) => item[UNITS[unit].member]),
  ];
}

/** The greatest lag that is shown of a processor, in words. */
export function greatest(name, unit, zoom) {
  const { from, intervalSeconds, items } = lagHistory.value;
  const [first, last] = timeRange(zoom);
  const values = (items.find((item) => item.name === name)?.[UNITS[unit].member] ?? [])
    .filter((value, i) => value !== null && from + i * intervalSeconds >= first && from + i * intervalSeconds <= last);
  return values.length === 0 ? 'not known' : UNITS[unit].words(Math.max(...values));
}

/** From the chosen span ago until now, unless somebody has zoomed in. */
function timeRange(zoom) {
  const { from, intervalSeconds, items, ahead } = lagHistory.value;
  const kept = from + Math.max(1, items[0]?.lagEvents.length ?? 1) * intervalSeconds;
  const last = Math.max(kept, (samples.at(-1)?.at ?? 0) - ahead);
  return zoom ?? [last - span.value, last];
}

export function ratesOverTime() {
  const { ahead } = lagHistory.value;
  return [samples.map(({ at }) => at - ahead), rates()];
}

/**
 * Steps, because a value holds until the next one is known; what nobody knew is a gap.
 *
 * @param panel its `zoom` is what somebody has selected, or null
 * @param hover called with the place under the pointer, or null
 * @param select called with the first and the last second of a selection
 */
export function lagPlot(panel, unit, { hover, select }) {
  const { least, words } = UNITS[unit];
  const steps = uPlot.paths.stepped({ align: 1 });
  const both = ofBoth(panel, least, select);
  return {
    ...both,
    axes: axes(panel, 76, words, unit === 'events' ? { incrs: WHOLE } : {}),
    series: lagHistory.value.items.map((_, i) => ({
      stroke: () => colour(panel, `.swatch.series-${i}`),
      width: 1.75,
      paths: steps,
      points: { show: false },
    })),
    hooks: { ...both.hooks, setCursor: [({ cursor }) => hover(cursor.idx ?? null)] },
  };
}

/** The parameters are as for the lag. */
export function ratesPlot(panel, { select }) {
  return {
    ...ofBoth(panel, LEAST_RATE, select),
    axes: axes(panel, 56, (value) => `${count(value)}/s`, { incrs: WHOLE }),
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

/** Both plots show the same time, and the line under the pointer is at the same moment in both. */
const ofBoth = (panel, least, select) => ({
  cursor: {
    y: false,
    sync: { key: 'lag', scales: ['x', null], filters: { pub: (type) => ['mousemove', 'mouseleave'].includes(type) } },
    drag: { x: true, y: false, setScale: false },
    points: { size: 7 },
  },
  scales: {
    x: { range: () => timeRange(panel.zoom) },
    y: { range: (plot, low, high) => [0, Math.max(high ?? 0, least) * 1.05] },
  },
  hooks: { setSelect: [(plot) => tellSelected(plot, select)] },
});

function tellSelected(plot, select) {
  const { left, width } = plot.select;
  if (width > 0) {
    plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    select(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
  }
}

function axes(panel, size, words, options) {
  const line = {
    stroke: () => colour(panel, 'figcaption'),
    font: '11px system-ui, sans-serif',
    ticks: { show: false },
    grid: { width: 1, stroke: () => `color-mix(in srgb, ${colour(panel, 'figcaption')} 18%, transparent)` },
  };
  return [
    { ...line, size: 24, space: 90, values: (plot, seconds) => seconds.map((second) => moment(second * 1_000)) },
    { ...line, size, space: 28, ...options, values: (plot, values) => values.map(words) },
  ];
}

const colour = (panel, selector) => getComputedStyle(panel.querySelector(selector)).color;
