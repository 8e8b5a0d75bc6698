import { html, nothing } from 'lit';
import { session } from '../core/session.js';

/** Shown to an account that may send no commands. */
export function readsOnly() {
  const writers = session.value?.accounts.filter(({ scopes }) => scopes.includes('orders:write')) ?? [];
  return html`
    <p class="empty">
      This account may look at orders, not change them: commands need <code>orders:write</code>.
      ${writers.length > 0 ? `Sign in as ${writers.map(({ name }) => name).join(' or ')} to send some.` : nothing}
    </p>
  `;
}
