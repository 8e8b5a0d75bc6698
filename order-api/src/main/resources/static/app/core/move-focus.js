/**
 * A button that goes away with what it has done takes the focus with it, unless that moves on to something that stays.
 */
export async function moveFocus(panel, selector) {
  await panel.updateComplete;
  if (document.activeElement === document.body) {
    panel.querySelector(selector)?.focus();
  }
}
