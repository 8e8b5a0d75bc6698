/** Links to sources and documents open beside the page. With a modifier key they are links as anywhere. */
document.addEventListener('click', async (click) => {
  const link = click.target.closest?.('a[href^="/source/"]:not([target])');
  const isPlain = !(click.ctrlKey || click.metaKey || click.shiftKey || click.altKey);
  if (link && isPlain) {
    click.preventDefault();
    const reader = await import('./source-reader.js').catch(() => null);
    if (reader) {
      reader.read(link.getAttribute('href'));
    } else {
      open(link.href, '_blank', 'noopener');
    }
  }
});
