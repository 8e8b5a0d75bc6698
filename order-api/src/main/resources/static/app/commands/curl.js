import { isDemo, session } from '../core/session.js';

/** The request as a command for a shell. The caller fills in the secret, which this page doesn't know. */
export function curl({ method, path, headers, body }) {
  const all = { ...headers, ...(body && { 'Content-Type': 'application/json' }) };
  return [
    `curl -i -X ${method} ${quoted(new URL(path, location.href).href)}`,
    isDemo() ? `-u ${session.value.name}:"$PASSWORD"` : '-H "Authorization: Bearer $TOKEN"',
    ...Object.entries(all).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body ? [`-d ${quoted(JSON.stringify(body))}`] : []),
  ].join(' \\\n  ');
}

/** Nothing is special between single quotes but the quote itself. */
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
