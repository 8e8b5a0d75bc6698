import { call, get } from '../core/api.js';
import { mayOperate, session } from '../core/session.js';
import { Signal } from '../core/signal.js';

/** What the demo can do to itself: `fault` is whether the order list has one. Null outside of the demo, and until it is known. */
export const demo = new Signal(null);

export async function refreshDemo() {
  const isDemo = mayOperate() && session.value.accounts.length > 0;
  const { ok, body } = isDemo ? await get('/demo') : { ok: false };
  demo.value = ok ? body : null;
}

/** @returns the answer, whose body names the order or the problem */
export async function makeDeadLetter() {
  const answer = await call('POST', '/demo/dead-letter');
  await refreshDemo();
  return answer;
}

export async function mend() {
  const answer = await call('DELETE', '/demo/fault');
  await refreshDemo();
  return answer;
}
