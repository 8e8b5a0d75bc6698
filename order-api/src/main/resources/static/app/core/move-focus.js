/**
 * A button that disappears after its action would lose the focus. This moves the focus to an element that stays.
 */
export async function moveFocus(panel, selector) {
  await panel.updateComplete;
  if (document.activeElement === document.body) {
    panel.querySelector(selector)?.focus();
  }
}
