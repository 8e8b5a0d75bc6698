import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { fullMoment } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayRead } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { poller } from '../operations/poller.js';
import { chosen } from '../order-detail/chosen.js';
import { isInPast, past } from '../order-detail/past.js';
import { timeLeft } from './time-left.js';

/** The deadline of the chosen order: `orderId`, `paused`, `failures`, and `dueAt`, which is null if the order has none. Null while that is not known. */
const deadline = new Signal(null);

/** Often enough for the words to stay true. */
const PERIOD_MILLIS = 5_000;

const isOpen = () => mayRead() && chosen.value.stage === 'shown' && chosen.value.state?.status === 'PLACED';

const refresh = poller(PERIOD_MILLIS, isOpen, async () => {
  const { id } = chosen.value;
  const { ok, body } = await get(`/api/deadlines?orderId=${id}`);
  const { dueAt = null, failures = 0 } = body.items?.[0] ?? {};
  deadline.value = ok ? { orderId: id, paused: body.paused, dueAt, failures } : null;
});

let asked = null;

chosen.watch(({ id }) => {
  const question = isOpen() ? id : null;
  if (question !== asked) {
    asked = question;
    refresh();
  }
});

/** Says of an open order when it is cancelled. */
class OrderDeadline extends Panel {
  get watched() {
    return [chosen, deadline, past];
  }

  render() {
    const { orderId, dueAt } = deadline.value ?? {};
    return isOpen() && !isInPast() && orderId === chosen.value.id && dueAt !== null
      ? html`<small class="quiet" title=${fullMoment(dueAt)}>
          ${words(deadline.value)}
        </small>`
      : nothing;
  }
}

function words({ paused, dueAt, failures }) {
  if (paused) {
    return 'no cancellation by deadline while deadlines are paused';
  }
  return failures > 0 ? 'overdue: its cancellation is tried again every 5 minutes' : `cancelled ${timeLeft(dueAt)} unless confirmed`;
}

customElements.define('order-deadline', OrderDeadline);
