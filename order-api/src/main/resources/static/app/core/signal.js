/** A value that others can watch. Setting it tells them at once, so whatever arrives in crowds is gathered before. */
export class Signal {
  #value;
  #watchers = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  set value(value) {
    this.#value = value;
    for (const watcher of [...this.#watchers]) {
      watcher(value);
    }
  }

  /** Calls the watcher after each change, until the function that is returned is called. */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
