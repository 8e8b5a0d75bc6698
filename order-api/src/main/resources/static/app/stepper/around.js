import { html, nothing } from 'lit';
import { aggregateName } from '../core/aggregate.js';
import { count } from '../core/format.js';
import { rove } from '../core/roving.js';

/** The events around a position: those that are applied, the one that comes next, and later ones, to which the session can run. */
export const around = (events, position, isBusy, runTo) => {
  const next = events.find((event) => event.position > position);
  return html`
    <ol class="around" tabindex="0" aria-label="The log around the session" @keydown=${(event) => rove(event, 'button', ['ArrowUp', 'ArrowDown'])}>
      ${events.map((event) => html`<li class=${place(event, position, next)}>${cell(event, position, next, isBusy, runTo)}</li>`)}
    </ol>
  `;
};

function place(event, position, next) {
  if (event === next) {
    return 'next';
  }
  return event.position === position ? 'now' : event.position < position ? 'done' : 'later';
}

const said = { done: 'applied', now: 'just applied', next: 'next', later: 'not yet' };

function cell(event, position, next, isBusy, runTo) {
  const at = place(event, position, next);
  const { type, position: own } = event;
  const isAhead = own > position;
  const words = html`
    <span class="place">${said[at]}</span>
    <strong class=${type}>${type}</strong>
    <span class="quiet">${count(own)} · ${aggregateName(event)}</span>
  `;
  return isAhead
    ? html`<button type="button" class="plain" aria-disabled=${isBusy} title="Run to here" @click=${() => runTo(event)}>${words}</button>`
    : html`<div class="plain" aria-current=${at === 'now' ? 'step' : nothing}>${words}</div>`;
}
