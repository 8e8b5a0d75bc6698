/**
 * One stop of the Tab key for a whole list: the arrows move the focus inside of it. The list's items that can have the focus match
 * `selector`; which of them has `tabindex="0"` is kept in the document, and is the first one when that item has gone.
 *
 * @param keys which key goes one item back and which one forth
 */
export function rove(event, selector, [back, forth]) {
  const items = [...event.currentTarget.querySelectorAll(selector)];
  const at = items.indexOf(event.target.closest(selector));
  const next = { [back]: at - 1, [forth]: at + 1, Home: 0, End: items.length - 1 }[event.key];
  if (at >= 0 && next !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    items[Math.max(0, Math.min(next, items.length - 1))].focus();
  }
}

/** Makes the item with the focus, or else the preferred or the first one, the stop of the Tab key. To be called after each change. */
export function keepOneStop(list, selector, preferred) {
  const items = [...(list?.querySelectorAll(selector) ?? [])];
  const stop =
    items.find((item) => item === document.activeElement) ??
    items.find((item) => item.matches(preferred)) ??
    items.find((item) => item.tabIndex === 0) ??
    items[0];
  items.forEach((item) => {
    const tabIndex = item === stop ? 0 : -1;
    if (item.tabIndex !== tabIndex || !item.hasAttribute('tabindex')) {
      item.tabIndex = tabIndex;
    }
  });
}
