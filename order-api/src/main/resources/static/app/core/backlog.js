/** The limit for each of the two maps. A backlog of this size needs no exact number. */
const REMEMBERED = 5_000;

/** Counts the events that are in the log and not in the order list yet. The event or the list item may arrive first. */
export class Backlog {
  /** Position → event that the list does not show yet. */
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
   * Events up to this position that are still missing will not come: the list skips them, or they wait as dead letters.
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
