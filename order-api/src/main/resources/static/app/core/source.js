const texts = new Map();

/**
 * The text of a source or document of the running version, which the demo alone serves. Each is loaded once.
 *
 * @returns {Promise<string?|undefined>} null if the demo does not have it, undefined if it can't be loaded
 */
export function sourceOf(path) {
  if (!texts.has(path)) {
    texts.set(path, load(path));
  }
  return texts.get(path);
}

async function load(path) {
  let text;
  try {
    const answer = await fetch(`/source/${path}`);
    if (answer.ok) {
      return await answer.text();
    }
    text = answer.status === 404 ? null : undefined;
  } catch {
    // There was no answer, so the next request may have one.
  }
  texts.delete(path);
  return text;
}
