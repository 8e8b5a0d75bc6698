import { settled } from './api.js';
import { acquireStreams, mayShare } from './stream-slots.js';
import { uniqueText } from './unique-text.js';

/** The pause before broken streams are opened again. */
const PAUSE_MILLIS = 2_000;

/** A stream that has not opened by then is opened again. */
const OPENING_MILLIS = 10_000;

/** First the list, so that the page never sees an event and misses its change of the list. */
const PATHS = { items: '/api/orders/stream', events: '/api/events/stream' };

/**
 * The two streams. A browser opens six connections to a site, for all windows together, so one window holds the streams and passes on what
 * they bring. When it is closed or hidden, another one opens them; to all of them that is like streams that broke.
 */
export class Streams {
  #me = uniqueText();
  #channel = mayShare() ? new BroadcastChannel('orderflow-streams') : null;
  #open = [];
  #timer = null;
  #attempt = null;
  #giveUp = null;
  #isLeading = false;
  #isOpen = false;

  /** `opened()`, `lost()`, `failed()`, and `arrived(kind, data, id)` with the kind `items` or `events`. */
  #hear;

  constructor(hear) {
    this.#hear = hear;
    this.#channel?.addEventListener('message', ({ data }) => this.#told(data));
  }

  get isWanted() {
    return this.#giveUp !== null;
  }

  start() {
    if (this.#channel === null) {
      this.#giveUp = () => {};
      this.#lead();
      return;
    }
    this.#giveUp = acquireStreams(() => this.#lead());
    this.#channel.postMessage({ what: 'who?', from: this.#me });
  }

  stop() {
    const wasLeading = this.#isLeading;
    this.#close();
    this.#isLeading = false;
    if (wasLeading) {
      this.#tell({ what: 'lost' });
    }
    this.#giveUp?.();
    this.#giveUp = null;
  }

  /** They may seem open, and bring nothing any more. The next attempt is after a pause. */
  distrust() {
    if (this.#isLeading && this.#open.length > 0) {
      this.#openLater();
    }
  }

  #lead() {
    this.#isLeading = true;
    this.#lose();
    this.#openNow();
  }

  /** While the account changes, nobody could tell for whom they are. */
  async #openNow() {
    const mine = {};
    this.#attempt = mine;
    await settled();
    if (this.#attempt !== mine) {
      return;
    }
    this.#timer = setTimeout(() => this.#openLater(), OPENING_MILLIS);
    this.#listen('items', () => {
      this.#listen('events', () => {
        clearTimeout(this.#timer);
        this.#isOpen = true;
        this.#tell({ what: 'open' });
        this.#hear.opened();
      });
    });
  }

  #listen(kind, whenOpen) {
    const stream = new EventSource(PATHS[kind]);
    stream.onopen = whenOpen;
    stream.onerror = () => this.#openLater();
    stream.onmessage = ({ data, lastEventId }) => {
      this.#tell({ what: kind, data, id: lastEventId });
      this.#hear.arrived(kind, data, lastEventId);
    };
    this.#open.push(stream);
  }

  /** The page needs both streams, so both are opened again. */
  #openLater() {
    this.#close();
    this.#lose();
    this.#hear.failed();
    this.#timer = setTimeout(() => this.#openNow(), PAUSE_MILLIS);
  }

  #lose() {
    this.#tell({ what: 'lost' });
    this.#hear.lost();
  }

  #close() {
    this.#open.forEach((stream) => stream.close());
    this.#open = [];
    this.#isOpen = false;
    clearTimeout(this.#timer);
    this.#attempt = null;
  }

  #tell(message) {
    this.#channel?.postMessage(message);
  }

  /** What another window says. */
  #told({ what, data, id, from, to }) {
    if (what === 'who?') {
      if (this.#isOpen) {
        this.#tell({ what: 'open', to: from });
      }
    } else if (this.isWanted && !this.#isLeading && (to ?? this.#me) === this.#me) {
      if (what === 'open') {
        this.#hear.opened();
      } else if (what === 'lost') {
        this.#hear.lost();
      } else {
        this.#hear.arrived(what, data, id);
      }
    }
  }
}
