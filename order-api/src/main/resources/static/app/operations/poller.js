/**
 * Asks again and again while the window is visible, one request at a time.
 *
 * @param isWanted whether there is a reason to ask; call the returned function when a reason comes up
 * @returns a function that asks at once, and resolves with the answer to a request sent after the call
 */
export function poller(millis, isWanted, ask) {
  let timer = null;
  let asking = null;

  function now() {
    clearTimeout(timer);
    if (!document.hidden && isWanted()) {
      asking ??= ask().finally(() => {
        asking = null;
        timer = setTimeout(now, millis);
      });
    }
    return asking;
  }

  document.addEventListener('visibilitychange', now);
  return async () => {
    await asking;
    await now();
  };
}
