import { html, nothing } from 'lit';
import { short } from '../core/format.js';

/** The outcome of a command. If it is about another order than the chosen one, the line names that order. */
export function outcomeLine({ orderId, isAccepted, title, detail, code, mayHelp }, chosenId, sendAgain) {
  const isOfAnother = orderId !== null && orderId !== chosenId;
  return html`
    <p class=${isAccepted ? 'accepted' : 'refused'}>
      ${isOfAnother ? html`<span class="quiet">Order <code>${short(orderId)}</code></span>` : nothing}
      <strong class=${isAccepted ? 'good' : 'bad'}>
        <span aria-hidden="true">${isAccepted ? '✓' : '✗'}</span> ${title}
      </strong>
      ${detail} ${code ? html`<code>${code}</code>` : nothing}
      ${mayHelp ? html`<button type="button" class="outline small" @click=${sendAgain}>Send it again</button>` : nothing}
    </p>
  `;
}
