import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { Panel } from '../core/panel.js';
import { isDemo, mayRead, session } from '../core/session.js';
import { loaded, openStory } from './open-story.js';
import { hasBegun, progress } from './progress.js';

/** The way to the guided story. The story begins by itself only on a log without any event, and only once in a browser. */
class StoryButton extends Panel {
  #account = null;

  get watched() {
    return [session];
  }

  render() {
    return mayRead() && isDemo()
      ? html`
          <button type="button" class="small outline secondary" aria-label="Guided story" title="Guided story"
            aria-keyshortcuts="Alt+G" @click=${open}>
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true"><path d="M4 2.5v11l9-5.5z" /></svg>
            <span>Guided story</span>
          </button>
        `
      : nothing;
  }

  updated() {
    const account = session.value?.name ?? null;
    if (account !== this.#account) {
      this.#account = account;
      this.#goOnOrBegin();
    }
  }

  async #goOnOrBegin() {
    if (!mayRead() || !isDemo()) {
      return;
    }
    if (progress.value?.isOpen) {
      await loaded();
    } else if (!hasBegun() && (await isLogEmpty())) {
      await openStory();
    }
  }

  press(event) {
    if (event.altKey && event.code === 'KeyG' && !event.ctrlKey && !event.metaKey && mayRead() && isDemo()) {
      event.preventDefault();
      open();
    }
  }
}

/** Whoever asks for the story wants to be there. */
export async function open() {
  (await openStory()).focusTitle();
}

async function isLogEmpty() {
  const { ok, body } = await get('/api/events?limit=1');
  return ok && body.items.length === 0;
}

customElements.define('story-button', StoryButton);
