let explorer = null;

/**
 * Opens the event explorer, which is loaded when somebody asks for it.
 *
 * @param filter as in `found-events.js`
 * @param event the event to show at first, if any
 */
export async function openExplorer(filter, event = null) {
  explorer ??= load().catch((failed) => {
    explorer = null; // so that the next one who asks tries again
    throw failed;
  });
  (await explorer).open(filter, event);
}

async function load() {
  const module = import('../explorer/event-explorer.js');
  await Promise.all([module, style('/app/explorer/explorer.css')]);
  const element = document.createElement('event-explorer');
  document.body.append(element);
  await element.updateComplete;
  return element;
}

function style(href) {
  return new Promise((resolve) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}
