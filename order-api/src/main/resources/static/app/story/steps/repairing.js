import { behind } from '../../core/behind.js';
import { counted, duration } from '../../core/format.js';
import { log } from '../../core/live.js';
import { mayOperate } from '../../core/session.js';
import { switches } from '../../core/switches.js';
import { parked } from '../../pipeline/parked.js';
import { named, rowAt } from '../evidence.js';

export const repairing = {
  title: 'Break and repair',
  account: 'operator',
  may: mayOperate,

  get watch() {
    if (switches.value?.fault) {
      return 'An operator has broken the list of orders. You will see here how it ends.';
    }
    return behind.value?.parked > 0
      ? 'The list still leaves out what it could not take: an operator may retry it, or has discarded it. If the list breaks again, you will '
        + 'see here how that ends.'
      : 'As soon as an operator breaks the list of orders, you will see here how it ends.';
  },

  look({ seen: before }) {
    const isBroken = switches.value?.fault === true;
    const waiting = behind.value?.parked ?? 0;
    const seen = isBroken && waiting > 0 ? whatWaits(before, waiting) : before;
    // Others count what was discarded as left out for ever.
    const isBack = seen.order && switches.value?.fault === false && behind.value !== null && (waiting === 0 || !mayOperate());
    return {
      ...next(isBroken, waiting, seen),
      seen,
      done: isBack && rowAt(seen.order, versionOf(seen.order)) && told(seen),
    };
  },
};

function next(isBroken, waiting, { order }) {
  if (order === undefined || (isBroken && waiting === 0)) {
    return {
      say: 'A projection can break while the log goes on: open “Dead letters”, and press “Create a dead letter”.',
      at: ['demo-fault [aria-describedby]', '#tab-dead-letters'],
    };
  }
  if (isBroken) {
    return {
      say: `The log has ${counted(waiting, 'event')} that the list can’t take; all other orders go on. Press “Repair the projection”.`,
      at: ['demo-fault button:not([aria-describedby])', '#tab-dead-letters'],
    };
  }
  if (waiting > 0) {
    return {
      say: `The fault is gone, and ${counted(waiting, 'event')} still ${waiting === 1 ? 'waits' : 'wait'} in the dead letters: press “Retry all”.`,
      at: ['dead-letters .cause-head button', '#tab-dead-letters'],
    };
  }
  return {
    say: `No event waits any more, but the list does not show ${named(order)}: what is discarded does not come. Create another one.`,
    at: ['demo-fault [aria-describedby]', '#tab-dead-letters'],
  };
}

/** The order of an earlier fault may be discarded, and never come; then the next one that waits takes its place. */
function whatWaits(before, waiting) {
  const order = mayOperate() ? parked.value.get('order-list')?.[0]?.aggregateId ?? before.order : orderLeftOut(before.order);
  const { events = 0, since = Date.now() } = order === before.order ? before : {};
  return order ? { order, events: Math.max(mayOperate() ? waiting : numberOf(order), events), since } : before;
}

const numberOf = (orderId) => behind.value.orders[orderId] ?? 0;

/** Who is no operator knows only that the list leaves it out. The newest one counts, also when it comes while older ones never do. */
const orderLeftOut = (before) =>
  log.value.events.findLast(({ aggregateId, sequenceNumber }) =>
    sequenceNumber === 0 && (aggregateId === before || aggregateId in behind.value.orders))?.aggregateId;

/** The newest version that this window has heard of. */
const versionOf = (orderId) => log.value.events.findLast(({ aggregateId }) => aggregateId === orderId)?.sequenceNumber ?? 0;

const told = ({ order, events, since }) =>
  `${counted(events, 'event')} waited for ${duration(Date.now() - since)}. The log had them all the time, and now the list has `
  + `the row of ${named(order)}, too.`;
