import { count, duration, percent } from '../../core/format.js';
import { mayOperate } from '../../core/session.js';
import { processors } from '../../operations/processors.js';
import { rebuilt } from '../../operations/requested-actions.js';

export const replaying = {
  title: 'Replay',
  account: 'operator',
  may: mayOperate,
  watch: 'Only operators see how a replay goes on.',

  look({ since }) {
    const running = processors.value?.items.find((item) => item.replaying);
    const last = rebuilt.value?.at >= since ? rebuilt.value : null;
    return {
      say: say(running, last),
      at: ['processor-table [aria-label="replay order-list"]', '#tab-processors'],
      done: last?.error === null && told(last),
    };
  },
};

function say(running, last) {
  if (running) {
    return `${running.name} is built anew beside the rows that answer meanwhile: ${percent(running.replaying.percent)}.`;
  }
  return last
    ? `${last.processor}: ${last.error} Try it again.`
    : 'A read model is only a copy of what the log says: open “Processors”, and press “replay” beside order-list.';
}

const told = ({ processor, took, position }) =>
  `${processor} was built anew from the log, up to position ${count(position)}, in ${duration(took)}. `
  + 'The old rows answered until the new ones took their place.';
