import { html } from 'lit';

/** A text in place of something that could not be loaded. */
export const failure = ({ title, detail }, tryAgain) => html`
  <div class="empty" role="alert">
    <p><strong class="bad">${title}.</strong> ${detail}</p>
    <button type="button" class="outline small" @click=${tryAgain}>Try again</button>
  </div>
`;
