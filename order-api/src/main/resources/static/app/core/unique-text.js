/** `crypto.randomUUID` exists on secure origins only, and the page also has to work on plain HTTP. */
export function uniqueText() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
