/**
 * Two windows of a browser can follow live at a time. A browser opens six connections to a site, for all windows together. A window
 * that follows holds two of them, and the other requests of all windows need the rest.
 */
const SLOTS = ['orderflow-follows-1', 'orderflow-follows-2'];

/**
 * Takes a slot as soon as one is free. A slot is a lock, so the browser frees it when its window is gone for whatever reason.
 * Browsers have locks on secure origins only; elsewhere every window gets a slot.
 *
 * @returns a function that gives up the slot, or the wait for one
 */
export function acquireSlot(whenAcquired, whenNoneIsFree) {
  if (!navigator.locks) {
    whenAcquired();
    return () => {};
  }
  let isWanted = true;
  let release = null;
  const hold = () => {
    if (!isWanted || release !== null) {
      return null; // and the lock goes on to the next
    }
    const released = new Promise((resolve) => {
      release = resolve;
    });
    whenAcquired();
    return released;
  };
  SLOTS.forEach((name) => navigator.locks.request(name, hold));
  navigator.locks.query().then(({ held }) => {
    const areTaken = SLOTS.every((slot) => held.some(({ name }) => name === slot));
    if (areTaken && isWanted && release === null) {
      whenNoneIsFree();
    }
  });
  return () => {
    isWanted = false;
    release?.();
  };
}

/** Runs a task that may keep one more connection busy for long. Only one window at a time may; the task is told whether it may. */
export function withLongWait(task) {
  return navigator.locks
    ? navigator.locks.request('orderflow-waits', { ifAvailable: true }, (lock) => task(lock !== null))
    : task(true);
}
