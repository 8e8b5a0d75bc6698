import { html, nothing } from 'lit';
import { short } from '../core/format.js';
import { goTo } from '../core/place.js';
import { session, signIn } from '../core/session.js';

/** Stands in the place of what an account may not do. */
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

/** What a problem document says to people. */
export const sentence = (problem) => problem?.detail ?? `${problem?.title ?? 'The server gave no reason'}.`;

/** Names an order, and goes to it. */
export function orderLink(orderId) {
  const go = () => goTo(orderId);
  return html`<button class="chip link" data-order=${orderId} @click=${go}>order ${short(orderId)}</button>`;
}

/** The links from a panel to what explains it. */
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
