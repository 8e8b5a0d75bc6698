/**
 * Asks again and again while somebody looks, one request at a time.
 *
 * @param isWanted says whether there is a reason to ask; when one comes up, call what is returned
 * @returns a function that asks at once, and resolves when an answer to a question from after the call is there
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
