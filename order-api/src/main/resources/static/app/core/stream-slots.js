/** The window that holds the streams has this lock. A browser frees it when the window is gone for whatever reason. */
const STREAMS = 'orderflow-streams';

/** Of all windows of a browser one holds the streams. Browsers have locks on secure origins only. */
export const mayShare = () => Boolean(navigator.locks);

/**
 * Takes the streams as soon as no other window has them.
 *
 * @returns a function that gives them up, or the wait for them
 */
export function acquireStreams(whenAcquired) {
  let isWanted = true;
  let release = null;
  navigator.locks.request(STREAMS, () => {
    if (!isWanted) {
      return null; // and the lock goes on to the next
    }
    const released = new Promise((resolve) => {
      release = resolve;
    });
    whenAcquired();
    return released;
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
