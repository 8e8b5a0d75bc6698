/** Whole amounts are valid in every currency. */
const articles = [
  ['mug-stoneware', '15'],
  ['fountain-pen', '135'],
  ['sticker-set', '5'],
  ['desk-lamp-led', '59'],
  ['backpack-20l', '89'],
  ['pencil-hb-12', '7'],
];

export const exampleSkus = articles.map(([sku]) => sku);

/** A line that is valid as it is, for an article that the order does not have yet. */
export function exampleLine(taken, currency = 'EUR') {
  const [sku, amount] =
    articles.find(([sku]) => taken.every((line) => line.sku !== sku)) ?? [`article-${taken.length + 1}`, '10'];
  return { sku, quantity: '1', amount, currency };
}

/** Without a recipient, until somebody unfolds it. */
export const exampleOrder = () => ({ customerId: 'emma.keller', lines: [exampleLine([])], recipient: null });

export const exampleRecipient = () => ({
  name: 'Emma Keller',
  email: 'emma.keller@example.org',
  street: 'Lindenstraße 12',
  city: 'Berlin',
  postalCode: '10969',
  country: 'DE',
});

export const exampleShipment = () => ({ carrier: 'DHL', trackingNumber: '0034043416' });

export const exampleReason = 'Ordered by mistake';
