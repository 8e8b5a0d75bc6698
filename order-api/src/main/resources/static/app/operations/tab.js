import { Signal } from '../core/signal.js';

/** The name of the open tab. It is in the address, so that a reload keeps it; null if the address names none. */
export const tab = new Signal(read());

/** A step back in the history may change both the order and the tab, and then no `hashchange` is fired. */
for (const change of ['hashchange', 'popstate']) {
  addEventListener(change, () => (tab.value = read()));
}

export function openTab(name) {
  history.replaceState(history.state, '', `#${name}`);
  tab.value = name;
}

/** Called from other parts of the page, so the tab is scrolled into view and focused. */
export function goToTab(name) {
  openTab(name);
  document.getElementById(`tab-${name}`).focus();
}

function read() {
  return location.hash.slice(1) || null;
}
