/** The numbers that a day has. */
export const SERIES = ['placed', 'shipped', 'cancelled'];

const LEAST_DAYS = 7;

/** The first of the last 30 days, today included; days are UTC dates. */
export function firstDay() {
  return date(29);
}

/**
 * All days since the first one with any activity, but at least a week.
 *
 * @param items of the statistics: one for each day and currency
 * @returns days with the numbers of orders of all currencies, and `revenue` by currency
 */
export function byDay(items) {
  const first = items.map(({ day }) => day).sort()[0];
  const days = new Map();
  for (let ago = 29; ago >= 0; ago--) {
    const day = date(ago);
    if (day >= first || ago < LEAST_DAYS) {
      days.set(day, { day, placed: 0, shipped: 0, cancelled: 0, revenue: {} });
    }
  }
  for (const item of items) {
    const day = days.get(item.day);
    if (day) {
      SERIES.forEach((name) => (day[name] += item[name]));
      day.revenue[item.currency] = item.revenue;
    }
  }
  return [...days.values()];
}

/** Adds amounts of one currency. They have equally many decimals, and a number could not hold them exactly. */
export function sum(amounts) {
  const digits = amounts[0].split('.')[1]?.length ?? 0;
  const total = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n).toString();
  return digits === 0 ? total : total.padStart(digits + 1, '0').replace(new RegExp(`(\\d{${digits}})$`), '.$1');
}

function date(daysAgo) {
  return new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);
}
