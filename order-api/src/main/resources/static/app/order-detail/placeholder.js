import { html } from 'lit';
import { mayWrite } from '../core/session.js';

/** Shown by a panel in place of an order; null if the order can be shown. */
export function placeholder({ stage }, purpose) {
  if (stage === 'none') {
    return html`<p class="empty">Choose an order in the list${mayWrite() ? ', or place one,' : ''} to ${purpose}.</p>`;
  }
  if (stage === 'loading') {
    return html`<p class="empty late">Loading…</p>`;
  }
  return stage === 'failed' ? html`<p class="empty">There is no order to show.</p>` : null;
}
