/**
 * Scrolls the list, and nothing around it, until the event in sight can be seen. The heights of rows that were never drawn are
 * estimates, so it looks once more when they are drawn.
 *
 * @returns whether that event is in the list
 */
export function reveal(list, isFirstLook = true) {
  const row = list?.querySelector('[aria-current]');
  if (!row) {
    return false;
  }
  const { top, bottom } = row.getBoundingClientRect();
  const view = list.getBoundingClientRect();
  list.scrollTop += Math.min(0, top - view.top) + Math.max(0, bottom - view.bottom);
  if (isFirstLook) {
    requestAnimationFrame(() => reveal(list, false));
  }
  return true;
}
