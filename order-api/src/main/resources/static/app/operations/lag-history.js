import { get } from '../core/api.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';
import { isProjection } from '../pipeline/read-models.js';
import { poller } from './poller.js';

/** How many seconds the chart goes back, and how people say it. */
export const SPANS = [
  [60, '1 min'],
  [900, '15 min'],
  [3_600, '1 h'],
];

export const span = new Signal(900);

/**
 * The lag of each projection as the server has kept it: `from` in seconds, `intervalSeconds`, and `items`, in which null stands for what
 * nobody knew. `ahead` are the seconds by which the clock of this machine is ahead of the server's. `problem` if the last request failed;
 * null before the first answer.
 */
export const lagHistory = new Signal(null);

/** The server has a new value as often. */
const PERIOD_MILLIS = 5_000;

let followers = 0;

export const refreshLagHistory = poller(PERIOD_MILLIS, () => followers > 0 && mayOperate(), async () => {
  const seconds = span.value;
  const { ok, body, headers } = await get(`/api/processors/lag?seconds=${seconds}`);
  if (mayOperate() && seconds === span.value) {
    lagHistory.value = ok
      ? { ...body, items: body.items.filter(isProjection), from: Date.parse(body.from) / 1_000, ahead: ahead(headers), problem: null }
      : { ...lagHistory.value, problem: body };
  }
});

function ahead(headers) {
  const seconds = (Date.now() - Date.parse(headers.get('Date'))) / 1_000;
  return Math.abs(seconds) > 2 ? seconds : 0; // the header has whole seconds, and has been on its way
}

/** Asks again and again, until the returned function is called. */
export function followLagHistory() {
  followers++;
  refreshLagHistory();
  return () => followers--;
}

span.watch(refreshLagHistory);
session.watch(refreshLagHistory);
