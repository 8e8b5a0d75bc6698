/** Numbers, times and money as the reader's own language writes them. */
const locales = navigator.languages;

const integers = new Intl.NumberFormat(locales, { maximumFractionDigits: 0 });
const percents = new Intl.NumberFormat(locales, { style: 'percent' });
const clock = new Intl.DateTimeFormat(locales, { timeStyle: 'medium' });
const full = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeStyle: 'medium' });
const days = new Intl.DateTimeFormat(locales, { dateStyle: 'medium', timeZone: 'UTC' });

/** Formats are expensive to create, so they are kept. */
const currencies = new Map();
const spans = new Map();

export const count = (number) => integers.format(number);
export const counted = (number, word) => `${count(number)} ${word}${number === 1 ? '' : 's'}`;
export const day = (date) => days.format(new Date(date));

/** Whole percents: 42 is 42 %. */
export const percent = (number) => percents.format(number / 100);

/**
 * Amounts stay decimal strings, because a number cannot hold each of them exactly. They have the digits of ISO 4217. Browsers would drop
 * digits that are no longer in use, and show 0.45 forints as 0.
 */
export function money({ amount, currency }) {
  const digits = amount.split('.')[1]?.length ?? 0;
  const key = `${currency} ${digits}`;
  if (!currencies.has(key)) {
    const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    currencies.set(key, new Intl.NumberFormat(locales, { style: 'currency', currency, ...fractions }));
  }
  return currencies.get(key).format(amount);
}

/** The time of day, with the date unless it is today. */
export function moment(timestamp) {
  const date = new Date(timestamp);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : full.format(date);
}

export const fullMoment = (timestamp) => full.format(new Date(timestamp));

/** Units of time, each with its milliseconds, and from how many on it is used: 110 seconds say more than two minutes. */
const UNITS = [
  ['day', 86_400_000, 2],
  ['hour', 3_600_000, 2],
  ['minute', 60_000, 2],
  ['second', 1_000, 1],
];

/** A span of time: "38 ms", "2.4 s", "3 min", "5 hr", "4 days". */
export function duration(milliseconds) {
  const [unit, length] = UNITS.find(([, length, least]) => milliseconds >= least * length) ?? [];
  return unit ? span(unit, milliseconds / length) : span('millisecond', Math.round(milliseconds));
}

function span(unit, value) {
  const maximumFractionDigits = value < 10 ? 1 : 0;
  const key = `${unit} ${maximumFractionDigits}`;
  if (!spans.has(key)) {
    spans.set(key, new Intl.NumberFormat(locales, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }));
  }
  return spans.get(key).format(value);
}

/** The first characters of a long id, enough to recognise it. */
export const short = (id) => id.slice(0, 8);
