import { Signal } from './signal.js';

/** Browsers allow about a hundred changes of the address in half a minute, and a slider moves more often. */
const ADDRESS_MILLIS = 400;

/** Where somebody was who has gone to an issuer to sign in. It sends everybody back to the same address. */
const LEFT = 'orderflow-left';

goBack();

/** The chosen order and version (null: the current one). They are in the address, so that a link can be shared. */
export const place = new Signal(read());

let writing = null;

addEventListener('popstate', () => {
  forgetWriting();
  place.value = read();
});

/**
 * Goes to another order, with a new entry in the browser's history.
 *
 * @param isAskedFor whether somebody wants to see that order now; otherwise a phone goes on showing what it shows
 */
export function goTo(orderId, isAskedFor = true) {
  if (orderId !== place.value.order) {
    write();
    place.value = { order: orderId, version: null, isAskedFor };
    history.pushState(null, '', address(place.value) + location.hash);
  }
}

/** Goes to another version of the same order, without an entry: a slider would make too many. */
export function travelTo(version) {
  if (version !== place.value.version) {
    place.value = { ...place.value, version };
    writing ??= setTimeout(write, ADDRESS_MILLIS);
  }
}

/** The part of the address that names the place. */
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

/** Writes the address now, if it waits for that. Whoever makes an entry in the history wants the one before it to be right. */
export function write() {
  if (writing !== null) {
    forgetWriting();
    history.replaceState(null, '', address(place.value) + location.hash);
  }
}

function forgetWriting() {
  clearTimeout(writing);
  writing = null;
}

/** Before the page is left for an issuer. */
export function remember() {
  write();
  sessionStorage.setItem(LEFT, location.search + location.hash);
}

function goBack() {
  const left = sessionStorage.getItem(LEFT);
  sessionStorage.removeItem(LEFT);
  if (left && location.search === '' && location.hash === '') {
    history.replaceState(null, '', location.pathname + left);
  }
}

function read() {
  const query = new URLSearchParams(location.search);
  const version = query.get('version');
  return { order: query.get('order'), version: /^\d{1,9}$/.test(version ?? '') ? Number(version) : null };
}
