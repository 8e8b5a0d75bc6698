import { count, counted, moment } from '../../core/format.js';
import { goTo } from '../../core/place.js';
import { mayRead } from '../../core/session.js';
import { lastVersion } from '../../order-detail/chosen.js';
import { isInPast, past, versionInSight, visit } from '../../order-detail/past.js';
import { orders } from '../../order-list/orders.js';

export const travelling = {
  title: 'Travel in time',
  account: 'viewer',
  may: mayRead,

  look({ seen }) {
    const then = isInPast() && past.value.version === versionInSight() ? past.value.state : null;
    const last = lastVersion();
    if (then !== null) {
      return {
        say: `This is version ${count(then.version)} of ${count(last)}, made of its events. Now come back: press “Now”.`,
        at: ['time-travel .travel > [aria-pressed]'],
        help: { label: 'Come back', run: () => visit(last) },
        seen: { version: then.version, status: then.status, at: then.updatedAt, last },
      };
    }
    return { ...(last > 0 ? toTravel() : toChoose()), done: seen.version !== undefined && !isInPast() && told(seen) };
  },
};

const toTravel = () => ({
  say: 'Events are never overwritten, so an order can be seen as it was: move the slider of “Time travel”.',
  at: ['time-travel input[type=range]'],
  help: { label: 'Do it for me', run: () => visit(lastVersion() - 1) },
});

function toChoose() {
  const changed = orders.value.items.find(({ version }) => version > 0);
  return changed
    ? {
        say: 'An order can be seen as it was: choose one that has changed since it was placed.',
        at: [`order-list li[data-order="${changed.orderId}"]`],
        help: { label: 'Choose one for me', run: () => goTo(changed.orderId) },
      }
    : { say: 'An order can be seen as it was, but none has changed yet. As soon as one does, you can go on.', at: ['order-list'] };
}

const told = ({ version, status, at, last }) =>
  `You have seen version ${count(version)} of ${count(last)}, ${status} at ${moment(at)}. No table has kept it: `
  + `it was made of the order’s first ${counted(version + 1, 'event')}.`;
