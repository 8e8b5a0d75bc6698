import { behind, freshness } from '../core/behind.js';
import { changes } from '../core/live.js';
import { mayOperate, mayRead, session } from '../core/session.js';
import { condition } from '../operations/condition.js';
import { processors } from '../operations/processors.js';
import { parked } from './parked.js';
import { isProjection } from './read-models.js';

/** The position up to which the order list is known to have come: it tells so itself, and sooner than a poll. */
let listed = -1;

/**
 * Each projection that this account may see: its `name`, `position` (null: unknown), the `head` for which that holds, its `condition`,
 * whether it `isPaused`, and for operators its status as `item`.
 */
export function lanes() {
  return mayOperate() ? (processors.value?.items ?? []).filter(isProjection).map(known) : [theList()];
}

function known(item) {
  const { name, paused } = item;
  const position = name === 'order-list' && !paused ? Math.max(item.position, listed) : item.position;
  return { name, position, head: Math.max(item.head, position), condition: condition(item), isPaused: paused, item };
}

function theList() {
  const { level, words } = freshness();
  const isKnown = behind.value !== null && listed >= 0;
  const isPaused = behind.value?.paused ?? false;
  const sign = isPaused ? '‖' : level === 'warn' ? '▲' : behind.value?.isLevel ? '✓' : '→';
  return {
    name: 'order-list',
    position: isKnown ? listed : null,
    head: listed,
    condition: { level, sign: behind.value === null ? '?' : sign, words },
    isPaused,
    item: null,
  };
}

/** Where on the tape a lane's marks are, as shares of its width. */
export function marks({ name, position, head, item }, events, cells) {
  const share = (index) => index / cells;
  const index = (place) => events.filter((event) => event.position <= place).length;
  const at = position === null ? 0 : index(position);
  return {
    at: share(at),
    known: share(Math.max(at, index(head))),
    head: share(events.length),
    isBefore: position !== null && events.length > 0 && position < events[0].position - 1,
    letters: (parked.value.get(name) ?? [])
      .map((letter) => events.findIndex((event) => event.position === letter.position))
      .filter((found) => found >= 0)
      .map((found) => share(found + 0.5)),
    rebuilt: item?.replaying ? (share(events.length) * item.replaying.percent) / 100 : null,
  };
}

changes.watch((items) => {
  listed = Math.max(listed, ...items.map(({ settled }) => settled));
});
session.watch(() => {
  if (!mayRead()) {
    listed = -1;
  }
});
