import { Signal } from './signal.js';

/** Browsers refuse to change the address oftener than some hundred times in half a minute; a slider moves oftener. */
const ADDRESS_MILLIS = 400;

/** Which order is looked at, and in which version (null: as it is now). It is in the address, so that it can be shared. */
export const place = new Signal(read());

let writing = null;

addEventListener('popstate', () => {
  forgetWriting();
  place.value = read();
});

/** Goes to another order, which is a new page of the browser's history. */
export function goTo(orderId) {
  if (orderId !== place.value.order) {
    write();
    place.value = { order: orderId, version: null };
    history.pushState(null, '', address(place.value) + location.hash);
  }
}

/** Goes to another version of the same order, which is not: a slider has too many of them. */
export function travelTo(version) {
  if (version !== place.value.version) {
    place.value = { ...place.value, version };
    writing ??= setTimeout(write, ADDRESS_MILLIS);
  }
}

/** The part of the address that says where one is. */
export function address({ order, version }) {
  const query = new URLSearchParams();
  if (order) {
    query.set('order', order);
  }
  if (order && version !== null) {
    query.set('version', version);
  }
  return query.size ? `?${query}` : location.pathname;
}

function write() {
  if (writing !== null) {
    forgetWriting();
    history.replaceState(null, '', address(place.value) + location.hash);
  }
}

function forgetWriting() {
  clearTimeout(writing);
  writing = null;
}

function read() {
  const query = new URLSearchParams(location.search);
  const version = query.get('version');
  return { order: query.get('order'), version: /^\d{1,9}$/.test(version ?? '') ? Number(version) : null };
}
