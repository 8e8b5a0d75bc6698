import { count, duration } from '../../core/format.js';
import { mayOperate, mayWrite } from '../../core/session.js';
import { slowMotion } from '../../core/switches.js';
import { chosen } from '../../order-detail/chosen.js';
import { answered, eventSince, inMillis, lagOf, named, rowAt, toSend } from '../evidence.js';

/** A shorter lag is over before a person has looked. */
const VISIBLE_MILLIS = 1_000;

export const slowing = {
  title: 'Confirm in slow motion',
  account: 'clerk',
  may: mayWrite,

  get watch() {
    return slowMotion() > 0
      ? `Each projection waits ${duration(slowMotion())} now. As soon as somebody changes an order, you will see the list follow.`
      : 'Switch on slow motion. As soon as somebody changes an order, you will see the list follow.';
  },

  look({ since, seen }) {
    const event = eventSince(since);
    const row = event && rowAt(event.aggregateId, event.sequenceNumber);
    const lag = row ? lagOf(event, row) : NaN;
    const what = seen.what ?? (lag >= VISIBLE_MILLIS ? told(lag, since) : undefined);
    if (what && mayOperate() && slowMotion() > 0) {
      return { say: `${what} Now switch slow motion off again.`, at: SWITCH, seen: { what } };
    }
    return { ...(event && !row ? awaited(event) : slowMotion() > 0 ? toConfirm() : toSlowDown(lag)), done: what };
  },
};

/** That of an operator stays as it is put. */
const SWITCH = ['slow-projections label', 'slow-projections button'];

const awaited = ({ aggregateId, sequenceNumber }) => ({
  say: `The log has it: ${named(aggregateId)} is at version ${count(sequenceNumber)}. The list of orders does not know that yet.`,
  at: [`order-list li[data-order="${aggregateId}"]`, 'order-list'],
});

const toSlowDown = (lag) => ({
  say: `Projections copy the log into tables${lag >= 0 ? `, this time within ${inMillis(lag)}` : ''}: switch on slow motion to watch them.`,
  at: SWITCH,
});

function toConfirm() {
  const isPlaced = chosen.value.state?.status === 'PLACED';
  return {
    say: `Each projection waits ${duration(slowMotion())} now: ${isPlaced ? 'confirm the order' : 'place an order'}, and watch its row in the list.`,
    at: toSend(isPlaced ? 'ConfirmOrder' : 'PlaceOrder'),
  };
}

function told(lag, since) {
  const [own] = answered(since);
  const order = own ? `it had decided within ${inMillis(own.answer.took)}` : 'its event was in the log';
  return `order-list was ${inMillis(lag)} behind; the order itself was not: ${order}.`;
}
