import { html } from 'lit';

/** A failure in words, in the place of what could not be loaded. */
export const failure = ({ title, detail }, tryAgain) => html`
  <div class="empty" role="alert">
    <p><strong class="bad">${title}.</strong> ${detail}</p>
    <button type="button" class="outline small" @click=${tryAgain}>Try again</button>
  </div>
`;
