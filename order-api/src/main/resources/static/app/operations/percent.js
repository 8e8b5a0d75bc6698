const percents = new Intl.NumberFormat(navigator.languages, { style: 'percent' });

/** Whole percents, as the reader's own language writes them. */
export const percent = (number) => percents.format(number / 100);
