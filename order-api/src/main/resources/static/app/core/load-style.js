/** Adds a style sheet to the page. It fails if the file does not come; then nothing is left of it, and it can be tried again. */
export function loadStyle(href) {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href, onload: resolve });
    link.onerror = (failed) => {
      link.remove();
      reject(failed);
    };
    document.head.append(link);
  });
}
