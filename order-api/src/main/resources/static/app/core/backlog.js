/** More orders than this are not remembered as shown. Whose event comes so long after its row, it would count until the next. */
const REMEMBERED = 5_000;

/** Counts the events that are in the log and not in the order list yet. Either may be heard of first. */
export class Backlog {
  /** Order → the first and the last of its versions that the list lacks. */
  #missing = new Map();

  /** Order → the version that the list shows. */
  #shown = new Map();

  /** @returns the number of events that are missing after these arrivals */
  after(events, items) {
    for (const { orderId, version } of items) {
      this.#shown.delete(orderId);
      this.#shown.set(orderId, version);
    }
    for (const { aggregateId, sequenceNumber } of events) {
      const first = this.#missing.get(aggregateId)?.first ?? sequenceNumber;
      this.#missing.set(aggregateId, { first, last: sequenceNumber });
    }
    let count = 0;
    for (const [order, { first, last }] of this.#missing) {
      const shown = this.#shown.get(order) ?? -1;
      if (shown >= last) {
        this.#missing.delete(order);
      } else {
        count += last - Math.max(shown, first - 1);
      }
    }
    this.#forget();
    return count;
  }

  #forget() {
    for (const order of this.#shown.keys()) {
      if (this.#shown.size <= REMEMBERED) {
        return;
      }
      this.#shown.delete(order);
    }
  }
}
