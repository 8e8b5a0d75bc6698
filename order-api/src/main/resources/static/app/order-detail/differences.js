/** The lines of both states, each with the side that has it: `before`, `after`, or both. */
export function pairs(before, after) {
  const bySku = new Map();
  for (const line of before?.lines ?? []) {
    bySku.set(line.sku, { sku: line.sku, before: line, after: null });
  }
  for (const line of after?.lines ?? []) {
    bySku.set(line.sku, { before: null, ...bySku.get(line.sku), sku: line.sku, after: line });
  }
  return [...bySku.values()];
}

export const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
