import { html, nothing } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { until } from 'lit/directives/until.js';
import { count, moment } from '../core/format.js';
import { isDemo } from '../core/session.js';
import { term } from '../core/term.js';
import { summary } from './event-summary.js';
import { branchFor, FOLD } from './fold-branch.js';
import { stateCard } from './state-card.js';

/** The state before an event, the event, and the state after it; with the lines of code that made the one from the other. */
export const step = ({ version, event, state, before }) => html`
  <div class="step">
    <section class="before" aria-label="State before">
      <h3>${before ? `Version ${count(version - 1)}` : 'Before'}</h3>
      ${before ? stateCard(before, state, 'removed') : html`<p class="quiet">There is no order yet.</p>`}
    </section>
    <span class="operator" aria-hidden="true">+</span>
    ${event ? cause(event) : nothing}
    <span class="operator" aria-hidden="true">=</span>
    <section class="after" aria-label="State after">
      <h3>Version ${count(version)}</h3>
      ${stateCard(state, before, 'added')}
    </section>
  </div>
  ${event && isDemo() ? guard([event.type], () => until(branch(event.type), nothing)) : nothing}
`;

const cause = (event) => html`
  <section class="cause ${event.type}" aria-label="Event">
    <h3>${event.type}</h3>
    <p>${summary(event)}</p>
    <p class="quiet">${moment(event.timestamp)} by ${event.metadata.actor}</p>
  </section>
`;

async function branch(type) {
  const found = await branchFor(type);
  return found
    ? html`
        <p class="quiet">
          The branch of the ${term('fold')} that ran, in
          <a href="/source/${FOLD}#L${found.first}-L${found.last}">OrderStateFold</a>:
        </p>
        <pre class="branch" tabindex="0">${found.text}</pre>
      `
    : nothing;
}
