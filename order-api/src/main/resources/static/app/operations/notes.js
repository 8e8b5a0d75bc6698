import { html, nothing } from 'lit';
import { isOfOrder } from '../core/aggregate.js';
import { short } from '../core/format.js';
import { goTo } from '../core/place.js';
import { session, signIn } from '../core/session.js';

/** Shown in place of something that the account may not do. */
export function needs(account, scope, purpose) {
  return html`
    <div class="empty">
      <p>
        ${isOffered(account)
          ? html`Sign in as <strong>${account}</strong> to ${purpose}.`
          : html`To ${purpose}, an account needs the scope <code>${scope}</code>.`}
      </p>
      ${isOffered(account)
        ? html`<button class="outline small" @click=${() => signIn(account, account)}>Switch to ${account}</button>`
        : nothing}
    </div>
  `;
}

export const loading = (what) => html`<p class="empty" aria-busy="true">Loading ${what}…</p>`;

/** The text of a problem document. */
export const sentence = (problem) => problem?.detail ?? `${problem?.title ?? 'The server gave no reason'}.`;

/** A button that names an order and opens it. */
export function orderLink(orderId) {
  const go = () => goTo(orderId);
  return html`<button class="chip link" data-order=${orderId} @click=${go}>order ${short(orderId)}</button>`;
}

/** What an event is of; only an order can be opened. */
export const aggregateLink = (event) =>
  isOfOrder(event) ? orderLink(event.aggregateId) : html`<code>${event.aggregateId}</code>`;

/** Links from a panel to its sources and documents. Style sheets hide them outside of the demo. */
export function explained(what, links) {
  return html`
    <nav class="explained" aria-label="What explains ${what}">
      ${links.map(([path, name]) => html`<a href="/source/${path}">${name}</a>`)}
    </nav>
  `;
}

function isOffered(account) {
  return session.value?.accounts.some(({ name }) => name === account) ?? false;
}
