import { loadStyle } from '../core/load-style.js';
import { begin, keep, progress } from './progress.js';

let story = null;

/** Begins the story, or goes on with it. It is loaded when it is told for the first time. */
export async function openStory() {
  if (progress.value === null) {
    begin();
  } else {
    keep({ isOpen: true });
  }
  return loaded();
}

/** Resolves with the element that tells the story. */
export function loaded() {
  story ??= load().catch((failed) => {
    story = null; // so that the next one who asks tries again
    throw failed;
  });
  return story;
}

async function load() {
  const module = import('./guided-story.js');
  await Promise.all([module, loadStyle('/app/story/story.css')]);
  const element = document.createElement('guided-story');
  document.querySelector('.workspace').prepend(element);
  await element.updateComplete;
  return element;
}
