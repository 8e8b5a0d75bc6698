import { isOfOrder } from './aggregate.js';

/** The limit for each of the maps. A backlog of this size needs no exact number. */
const REMEMBERED = 5_000;

/** Counts the events that are in the log and not in the order list yet. The event or the list item may arrive first. */
export class Backlog {
  /** Position → event that the list does not show yet. */
  #missing = new Map();

  /** Position → event that the list has left out: it has come further, and does not show it. */
  #leftOut = new Map();

  /** Order → the version that the list shows. */
  #shown = new Map();

  #settled = -1;
  #newest = -1;

  /** The first position that the list has told. What it did up to there, this page may not have heard. */
  #first = Infinity;

  /** After these arrivals. The list shows orders only, and never hears of other events. */
  after(events, items) {
    for (const { orderId, version, settled } of items) {
      this.#shown.delete(orderId);
      this.#shown.set(orderId, version);
      this.#settled = Math.max(this.#settled, settled);
      this.#first = Math.min(this.#first, settled);
    }
    for (const event of events.filter(isOfOrder)) {
      this.#missing.set(event.position, event);
      this.#newest = Math.max(this.#newest, event.position);
    }
    for (const [position, event] of this.#missing) {
      if (this.#shows(event)) {
        this.#missing.delete(position);
      } else if (position <= this.#settled) {
        this.#missing.delete(position);
        if (position > this.#first) {
          this.#leftOut.set(position, event);
        }
      }
    }
    for (const [position, event] of this.#leftOut) {
      if (this.#shows(event)) {
        this.#leftOut.delete(position);
      }
    }
    [this.#missing, this.#leftOut, this.#shown].forEach(forgetOldest);
  }

  /** Events up to this position that are still missing will not come: the list skips them, or they wait as dead letters. */
  settle(position) {
    this.#settled = Math.max(this.#settled, position);
    this.after([], []);
  }

  get missing() {
    return this.#missing.size;
  }

  get leftOut() {
    return this.#leftOut.size;
  }

  /** Order → how many of its events the list has left out. */
  get leftOutByOrder() {
    const numbers = {};
    for (const { aggregateId } of this.#leftOut.values()) {
      numbers[aggregateId] = (numbers[aggregateId] ?? 0) + 1;
    }
    return numbers;
  }

  /** Whether the list is known to have come as far as the newest event of an order that this page has seen. */
  get isLevel() {
    return this.#newest >= 0 && this.#settled >= this.#newest;
  }

  #shows({ aggregateId, sequenceNumber }) {
    return sequenceNumber <= (this.#shown.get(aggregateId) ?? -1);
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
