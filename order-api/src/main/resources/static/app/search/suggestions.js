import { html, nothing } from 'lit';
import { aggregateName } from '../core/aggregate.js';
import { count, counted, moment } from '../core/format.js';
import { goTo } from '../core/place.js';
import { isDemo } from '../core/session.js';
import { summary } from '../order-detail/event-summary.js';
import { select } from '../order-list/orders.js';
import { readModels } from '../pipeline/read-models.js';
import { openStepper } from '../stepper/open-stepper.js';
import { open as openStory } from '../story/story-button.js';
import { openExplorer } from './open-explorer.js';

/**
 * What there is to choose from, by kind. Each suggestion has a `key`, its `content`, and `choose`, which does it.
 *
 * @returns {Array<{title: string, suggestions: Array<{key: string, content: object, choose: () => void}>}>}
 */
export function suggestionsFor({ text, answer }) {
  const { orders = [], customers = [], correlationIds = [], events = [] } = answer ?? {};
  return [
    { title: 'Orders', suggestions: orders.map(order) },
    { title: 'Customers', suggestions: customers.map(customer) },
    { title: 'Requests', suggestions: correlationIds.map(correlation) },
    { title: 'Projections', suggestions: projections(text) },
    { title: 'The log', suggestions: [...events.map(event), text === '' ? everyEvent : payloads(text)] },
    { title: 'This page', suggestions: isStory(text) ? [story] : [] },
  ].filter(({ suggestions }) => suggestions.length > 0);
}

const order = ({ orderId, customerId, status }) => ({
  key: `order-${orderId}`,
  content: html`
    <code>${orderId}</code>
    ${status
      ? html`<span class="badge ${status}">${status}</span> <span class="quiet">${customerId}</span>`
      : html`<span class="quiet">in the log, not in the list yet</span>`}
  `,
  choose: () => goTo(orderId),
});

const customer = ({ customerId, orders }) => ({
  key: `customer-${customerId}`,
  content: html`<strong>${customerId}</strong> <span class="quiet">${counted(orders, 'order')}</span>`,
  choose: () => {
    select({ status: '', customerId });
    document.getElementById('orders')?.scrollIntoView({ block: 'nearest', inline: 'start' });
  },
});

const foundSoFar = (events, complete) => {
  if (complete) {
    return counted(events, 'event');
  }
  return events === 0 ? 'none found in time, perhaps older events' : `${counted(events, 'event')} or more`;
};

const correlation = ({ correlationId, events, complete }) => ({
  key: 'correlation',
  content: html`
    <code>${correlationId}</code>
    <span class="quiet">${foundSoFar(events, complete)} of one request</span>
  `,
  choose: () => openExplorer({ correlationId }),
});

const event = (found) => ({
  key: 'position',
  content: html`
    <span>Position ${count(found.position)}</span>
    <span class="badge ${found.type}">${found.type}</span>
    <span class="quiet">${aggregateName(found)} · ${moment(found.timestamp)} ${text(summary(found))}</span>
  `,
  choose: () => openExplorer({ upTo: String(found.position) }, found),
});

/** A single letter would find all of them. */
const projections = (part) =>
  Object.keys(readModels)
    .filter((name) => part.length > 1 && `step through ${name}`.includes(part.toLowerCase()))
    .map((name) => ({
      key: `step-${name}`,
      content: html`<span>Step through <strong>${name}</strong></span> <span class="quiet">one event at a time</span>`,
      choose: () => openStepper(name),
    }));

const payloads = (part) => ({
  key: 'payloads',
  content: html`<span>Search the payload of every event for <strong>${part}</strong></span>`,
  choose: () => openExplorer({ text: part }),
});

const everyEvent = { key: 'events', content: html`<span>Look through all events</span>`, choose: () => openExplorer({}) };

const story = { key: 'story', content: html`<span>Guided story, in seven steps</span>`, choose: openStory };

const isStory = (wanted) => isDemo() && ['guided story', 'story'].some((name) => name.startsWith(wanted.toLowerCase()));

const text = (words) => (words ? `· ${words}` : nothing);
