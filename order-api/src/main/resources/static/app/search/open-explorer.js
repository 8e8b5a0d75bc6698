import { loadStyle } from '../core/load-style.js';
import { mayRead, session } from '../core/session.js';

let explorer = null;

/**
 * Opens the event explorer, which is loaded when somebody asks for it.
 *
 * @param filter as in `found-events.js`
 * @param event the event to show at first, if any
 */
export async function openExplorer(filter, event = null) {
  (await loaded()).open(filter, event);
}

function loaded() {
  explorer ??= load().catch((failed) => {
    explorer = null; // so that the next one who asks tries again
    throw failed;
  });
  return explorer;
}

async function load() {
  const module = import('../explorer/event-explorer.js');
  await Promise.all([module, loadStyle('/app/explorer/explorer.css')]);
  const element = document.createElement('event-explorer');
  document.body.append(element);
  await element.updateComplete;
  return element;
}

/** A link, a reload and a step back in the history lead to the explorer, too, or away from it. */
async function followAddress() {
  const isMeant = new URLSearchParams(location.search).has('events');
  if (mayRead() && (isMeant || explorer !== null)) {
    (await loaded()).followAddress();
  }
}

addEventListener('popstate', followAddress);
session.watch(followAddress);
