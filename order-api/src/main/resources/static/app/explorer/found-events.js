import { get } from '../core/api.js';
import { Signal } from '../core/signal.js';

const PAGE = 100;

/** The most events that are kept. More of them nobody reads; a search goes on from the last one. */
const MOST = 5_000;

/** The server searches for half a second and then says how far it came. After so many answers without an event, the person is asked. */
const PATIENCE = 12;

const NOTHING = { filter: {}, stage: 'none', items: [], nextBefore: null, problem: null };

/**
 * The events that fit the filter, newest first. `stage` is `none`, `searching`, `shown` (there may be more before the position
 * `nextBefore`), `paused` (as before, but nothing was found for long), `full`, `complete` (these are all), or `failed` (see `problem`).
 * A filter has texts, each of them optional: `type`, `actor`, `customerId`, `aggregateId`, `correlationId`, `text`, `from` and `to` (times
 * of the reader's clock), and the position `upTo`.
 */
export const found = new Signal(NOTHING);

let searches = 0;

/** The old events stay in sight until the first answer. */
export function search(filter) {
  searches++;
  found.value = { ...found.value, filter, nextBefore: null, problem: null };
  return goOn([]);
}

export const showMore = () => goOn(found.value.items);

export function forget() {
  searches++;
  found.value = NOTHING;
}

async function goOn(known) {
  const search = searches;
  const { filter } = found.value;
  let before = found.value.nextBefore;
  found.value = { ...found.value, stage: 'searching' };
  for (let asked = 1; ; asked++) {
    const { ok, body } = await get(`/api/events/search?${query(filter, before)}`);
    if (search !== searches) {
      return;
    }
    if (!ok) {
      found.value = { ...found.value, items: known, stage: 'failed', problem: body };
      return;
    }
    before = body.nextBefore;
    const items = [...known, ...body.items];
    const stage = stageOf(items, before, body.items.length > 0, asked);
    found.value = { ...found.value, items, nextBefore: before, stage };
    if (stage !== 'searching') {
      return;
    }
  }
}

function stageOf(items, nextBefore, hasFound, asked) {
  if (nextBefore === null) {
    return 'complete';
  }
  if (items.length >= MOST) {
    return 'full';
  }
  return hasFound ? 'shown' : asked < PATIENCE ? 'searching' : 'paused';
}

function query({ from, to, upTo, ...texts }, nextBefore) {
  const before = nextBefore ?? (upTo ? Number(upTo) + 1 : '');
  const wanted = { ...texts, from: instant(from), to: instant(to), before, limit: PAGE };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
}

const instant = (local) => local && new Date(local).toISOString();
