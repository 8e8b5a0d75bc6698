import { sent } from '../commands/sent-commands.js';
import { behind } from '../core/behind.js';
import { changes, log } from '../core/live.js';
import { Signal } from '../core/signal.js';
import { switches } from '../core/switches.js';
import { rebuilt } from '../operations/requested-actions.js';
import { processors } from '../operations/processors.js';
import { chosen } from '../order-detail/chosen.js';
import { past } from '../order-detail/past.js';
import { orders } from '../order-list/orders.js';
import { parked } from '../pipeline/parked.js';
import { place } from '../core/place.js';
import { keep, progress } from './progress.js';
import { steps } from './steps.js';

/** All that a step may go by. */
const EVIDENCE = [behind, changes, chosen, log, orders, parked, past, place, processors, rebuilt, sent, switches];

/** What the present step says: `say`, `at`, and perhaps `help`. Null if there is none, or it is over. */
export const telling = new Signal(null);

/** What happened before does not count. */
let since = performance.now();

export const isOver = () => progress.value?.told[progress.value.step] !== undefined;

/** Looks at what has happened. */
function look() {
  const { isOpen, step, seen: before } = progress.value ?? { isOpen: false };
  if (!isOpen || isOver() || step >= steps.length) {
    telling.value = null;
    return;
  }
  const { seen = before, done, ...now } = steps[step].look({ since, seen: before });
  if (done) {
    end(done);
  } else {
    if (JSON.stringify(seen) !== JSON.stringify(before)) {
      keep({ seen });
    }
    telling.value = now;
  }
}

/** Ends the step, by what was done or by null if it is skipped. */
function end(sentence) {
  const { step, told } = progress.value;
  keep({ told: [...told.slice(0, step), sentence] });
  look();
}

export function skip() {
  end(null);
  goOn();
}

export function goOn() {
  since = performance.now();
  keep({ step: progress.value.step + 1, seen: {} });
  look();
}

/** After the story was closed, or another account has come. */
export function takeUp() {
  since = performance.now();
  look();
}

EVIDENCE.forEach((signal) => signal.watch(look));
