/**
 * Makes a task that asks the server one that runs once at a time. Of the calls that come meanwhile only the last is
 * kept, so a slider that is dragged along shows what it passes, as fast as the answers come, and ends where it was let
 * go.
 */
export function latestOnly(task) {
  let isRunning = false;
  let next = null;

  return async (...parameters) => {
    next = parameters;
    if (isRunning) {
      return;
    }
    isRunning = true;
    try {
      while (next !== null) {
        const now = next;
        next = null;
        await task(...now);
      }
    } finally {
      isRunning = false;
    }
  };
}
