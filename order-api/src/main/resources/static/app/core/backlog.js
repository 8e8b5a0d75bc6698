/** More than these are not remembered, of either kind. Whoever has so many knows enough. */
const REMEMBERED = 5_000;

/** Counts the events that are in the log and not in the order list yet. Either may be heard of first. */
export class Backlog {
  /** Position → the event there, which the list lacks. */
  #missing = new Map();

  /** Order → the version that the list shows. */
  #shown = new Map();

  #settled = -1;

  /** @returns the number of events that are missing after these arrivals */
  after(events, items) {
    for (const { orderId, version, settled } of items) {
      this.#shown.delete(orderId);
      this.#shown.set(orderId, version);
      this.#settled = Math.max(this.#settled, settled);
    }
    for (const event of events) {
      this.#missing.set(event.position, event);
    }
    for (const [position, { aggregateId, sequenceNumber }] of this.#missing) {
      if (position <= this.#settled || sequenceNumber <= (this.#shown.get(aggregateId) ?? -1)) {
        this.#missing.delete(position);
      }
    }
    forgetOldest(this.#missing);
    forgetOldest(this.#shown);
    return this.#missing.size;
  }

  /**
   * What the list lacks up to this position does not come any more: it can't be shown, or waits for an operator as a dead letter.
   *
   * @returns as above
   */
  settle(position) {
    this.#settled = Math.max(this.#settled, position);
    return this.after([], []);
  }
}

function forgetOldest(map) {
  for (const key of map.keys()) {
    if (map.size <= REMEMBERED) {
      return;
    }
    map.delete(key);
  }
}
