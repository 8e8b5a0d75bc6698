const relative = new Intl.RelativeTimeFormat(navigator.languages, { style: 'short' });

const UNITS = [
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** "in 3 hr." A deadline that is due is carried out within seconds unless that fails, so a negative time is not worth a number. */
export function timeLeft(dueAt) {
  const left = Date.parse(dueAt) - Date.now();
  const [unit, length] = UNITS.find(([, millis]) => left >= 2 * millis) ?? [null, 0];
  return unit === null ? 'any moment now' : relative.format(Math.floor(left / length), unit);
}
