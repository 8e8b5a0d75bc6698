import { html, nothing } from 'lit';

/** Beside the status of an order that can't be confirmed yet. */
export const awaitsStock = ({ awaitingStock }) =>
  awaitingStock ? html`<span class="badge awaits" title="It can be confirmed once its stock is reserved">awaiting stock</span>` : nothing;
