/**
 * Makes an asynchronous task run one call at a time. Of the calls that arrive while it runs, only the last one is kept. So a slider
 * shows states as fast as the answers come, and ends with the state where it was released.
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
