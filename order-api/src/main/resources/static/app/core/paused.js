import { poller } from '../operations/poller.js';
import { get } from './api.js';
import { hearOfPaused } from './behind.js';
import { mayRead, session } from './session.js';
import { Signal } from './signal.js';

/** Somebody who reads an old list should know soon that it is an old one. */
const PERIOD_MILLIS = 3_000;

/** The names of the projections that an operator has paused; none while that is not known. */
export const paused = new Signal([]);

const refresh = poller(PERIOD_MILLIS, mayRead, async () => {
  const { ok, body } = await get('/api/projections/paused', { patience: PERIOD_MILLIS });
  const now = ok ? body.items : [];
  if (now.join() !== paused.value.join()) {
    paused.value = now;
  }
});

paused.watch(hearOfPaused);
session.watch(() => {
  if (!mayRead()) {
    paused.value = [];
  }
  refresh();
});
