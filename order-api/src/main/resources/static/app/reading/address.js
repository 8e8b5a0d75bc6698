/** What the addresses of files begin with. */
const ROOT = '/source/';

/** Files have an ending, and folders have none. */
const FILE = /\.\w+$|^LICENSE$/;

/** `/source/docs/operations.md#alarms` is the file `docs/operations.md`, at `alarms`. The root is what explains it. */
export function parse(address) {
  const { pathname, hash } = new URL(address, location.origin);
  const path = pathname.slice(ROOT.length).replace(/\/$/, '');
  return { path: path || 'README.md', isFolder: path !== '' && !FILE.test(path), anchor: decodeURIComponent(hash.slice(1)) };
}

/** Not part of the demo: settings may hold secrets, and Spring serves nothing from a folder of this name. */
const KEPT_BACK = /\/META-INF(\/|$)|\/application[^/]*\.yml$/;

export const isServed = (address) => !KEPT_BACK.test(new URL(address, location.origin).pathname);

export const addressOf = (path) => ROOT + path;

/** Where a link in a file leads: to another file, or out of this page. */
export function resolve(href, path) {
  const { origin, pathname, hash, href: whole } = new URL(href, new URL(addressOf(path), location.origin));
  return origin === location.origin ? pathname + hash : whole;
}
