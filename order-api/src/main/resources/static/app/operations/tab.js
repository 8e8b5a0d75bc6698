import { Signal } from '../core/signal.js';

/** The name of the tab that is open, from the address, so that a reload keeps it; null if the address names none. */
export const tab = new Signal(read());

/** Going back may change both the order and the tab, of which `hashchange` says nothing. */
for (const change of ['hashchange', 'popstate']) {
  addEventListener(change, () => (tab.value = read()));
}

export function openTab(name) {
  history.replaceState(history.state, '', `#${name}`);
  tab.value = name;
}

/** From elsewhere on the page: one should see it, and go on from there. */
export function goToTab(name) {
  openTab(name);
  document.getElementById(`tab-${name}`).focus();
}

function read() {
  return location.hash.slice(1) || null;
}
