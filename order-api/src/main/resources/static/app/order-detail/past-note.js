import { html, nothing } from 'lit';
import { count } from '../core/format.js';
import { moveFocus } from '../core/move-focus.js';
import { lastVersion } from './chosen.js';
import { isInPast, versionInSight, visit } from './past.js';

/**
 * Stands in each panel of an order while it shows the past, and leads back.
 *
 * @param selector what gets the focus in the panel afterwards, since the button is gone then
 */
export function pastNote(panel, selector) {
  const back = () => {
    visit(lastVersion());
    moveFocus(panel, selector);
  };
  return isInPast()
    ? html`
        <span class="past-note">
          version ${count(versionInSight())} of ${count(lastVersion())} ·
          <button type="button" class="link" @click=${back}>back to now</button>
        </span>
      `
    : nothing;
}
