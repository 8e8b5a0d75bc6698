/** What the addresses of files begin with. */
const ROOT = '/source/';

const NAME = /\.\w+$/;

/** `/source/docs/operations.md#alarms` is the file `docs/operations.md`, at `alarms`. Of a folder it is what explains the folder. */
export function parse(address) {
  const { pathname, hash } = new URL(address, location.origin);
  const path = pathname.slice(ROOT.length).replace(/\/$/, '');
  return { path: NAME.test(path) || path === 'LICENSE' ? path : `${path}/README.md`, anchor: decodeURIComponent(hash.slice(1)) };
}

export const addressOf = (path) => ROOT + path;

/** Where a link in a file leads: to another file, or out of this page. */
export function resolve(href, path) {
  const { origin, pathname, hash, href: whole } = new URL(href, new URL(addressOf(path), location.origin));
  return origin === location.origin ? pathname + hash : whole;
}
