/** On the control that the step is about; the style sheet draws a line around it. */
const MARK = 'data-story-control';

let selectors = [];
let marked = null;
let found = null;

/** The page draws its parts anew at any time, and nobody tells. */
const observer = new MutationObserver(() => requestAnimationFrame(find));

/** Marks the first of these that is in sight, and scrolls to it when it is another one than before. */
export function pointTo(wanted) {
  selectors = wanted;
  observer.disconnect();
  if (wanted.length > 0) {
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['aria-selected', 'data-drawer'] });
  }
  find();
}

/** Scrolls to the control again, and gives it the focus. */
export function goToControl() {
  reveal();
  (marked?.matches('button, input') ? marked : marked?.querySelector('button, input'))?.focus({ preventScroll: true });
}

function find() {
  const selector = selectors.find((each) => isDrawn(document.querySelector(each)));
  const control = selector ? document.querySelector(selector) : null;
  if (control !== marked) {
    marked?.removeAttribute(MARK);
    control?.setAttribute(MARK, '');
    marked = control;
  }
  if (selector !== found) {
    found = selector;
    reveal();
  }
}

const isDrawn = (element) => element !== null && element.getClientRects().length > 0;

/** A phone's parts snap, and only from the centre of the control always to the part that it is in. */
function reveal() {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  marked?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: isCalm ? 'auto' : 'smooth' });
}
