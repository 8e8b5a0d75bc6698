/**
 * So many windows of a browser follow live at a time. It grants a site six connections, all windows together; whoever follows holds
 * two, and what is left has to do for all that the windows ask.
 */
const SEATS = ['orderflow-follows-1', 'orderflow-follows-2'];

/**
 * Takes one of them, as soon as there is one. A seat that is a lock is free again when its window is gone, however it went.
 * Browsers have locks on secure origins only; elsewhere everybody is seated.
 *
 * @returns a function that gives up the seat, or the place in the queue
 */
export function takeSeat(whenTaken, whenNoneIsFree) {
  if (!navigator.locks) {
    whenTaken();
    return () => {};
  }
  let isWanted = true;
  let leave = null;
  const sit = () => {
    if (!isWanted || leave !== null) {
      return null; // and the lock goes on to the next
    }
    const left = new Promise((resolve) => {
      leave = resolve;
    });
    whenTaken();
    return left;
  };
  SEATS.forEach((name) => navigator.locks.request(name, sit));
  navigator.locks.query().then(({ held }) => {
    const areTaken = SEATS.every((seat) => held.some(({ name }) => name === seat));
    if (areTaken && isWanted && leave === null) {
      whenNoneIsFree();
    }
  });
  return () => {
    isWanted = false;
    leave?.();
  };
}

/** Runs a task that would keep one more connection busy for long. One window's at a time may; each is told whether it is that one. */
export function withPatience(task) {
  return navigator.locks
    ? navigator.locks.request('orderflow-waits', { ifAvailable: true }, (lock) => task(lock !== null))
    : task(true);
}
