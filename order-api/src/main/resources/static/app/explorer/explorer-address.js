import { address, place, write as writePlace } from '../core/place.js';
import { filters } from './filters.js';

/** While the explorer is open, the address has this parameter, and those of the filter: `?events=&type=OrderPlaced`. */
const OPEN = 'events';

/** A link means the same moment for readers in other time zones, and a field shows the reader's own time. */
const inAddress = { 'datetime-local': (local) => new Date(local).toISOString() };
const inField = { 'datetime-local': (instant) => local(new Date(instant)) };

/** The filter in the address; null if the explorer is not open there. What nobody can have meant is left out. */
export function filterInAddress() {
  const query = new URLSearchParams(location.search);
  return query.has(OPEN) ? convert(inField, (name) => query.get(name)) : null;
}

/** With a new entry in the browser's history when the explorer is opened, and none for each letter that is typed. */
export function showInAddress(filter) {
  const isOpen = filterInAddress() !== null;
  if (!isOpen) {
    writePlace();
  }
  const query = withoutFilter();
  query.set(OPEN, '');
  Object.entries(convert(inAddress, (name) => filter[name])).forEach(([name, value]) => query.set(name, value));
  const change = isOpen ? 'replaceState' : 'pushState';
  history[change](isOpen ? history.state : { isExplorer: true }, '', `?${query}${location.hash}`);
}

/** Back to where it was opened, unless the page was opened with it, or somebody has gone to another version from there. */
export function leaveAddress() {
  if (filterInAddress() === null) {
    return;
  }
  const here = address(place.value);
  const query = withoutFilter();
  if (history.state?.isExplorer && here === (query.size ? `?${query}` : location.pathname)) {
    history.back();
  } else {
    history.replaceState(null, '', here + location.hash);
  }
}

function withoutFilter() {
  const query = new URLSearchParams(location.search);
  [OPEN, ...filters.map(({ name }) => name)].forEach((name) => query.delete(name));
  return query;
}

/** The filters that have a value, in the other form. */
function convert(forms, valueOf) {
  const values = filters.map(({ name, type }) => [name, valueOf(name) && (forms[type]?.(valueOf(name)) ?? valueOf(name))]);
  return Object.fromEntries(values.filter(([, value]) => value));
}

function local(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 19);
}
