/** More than these at once are no longer seen one by one. */
const MOST = 8;

const WAY_MILLIS = 380;

/**
 * Dots that travel: a command goes to the order, and from there its event to the log, or back again with a refusal. With reduced motion
 * there are none; the stages show the same in words.
 */
export class Travellers {
  #panel;
  #dots = new Map();

  constructor(panel) {
    this.#panel = panel;
  }

  /** Shows what has happened since the last call. */
  follow(commands) {
    for (const { correlationId, answer } of commands) {
      const dot = this.#dots.get(correlationId);
      if (dot === undefined && answer === null) {
        this.#send(correlationId);
      } else if (dot && answer !== null && !dot.isAnswered) {
        dot.isAnswered = true;
        this.#settle(correlationId, dot, answer.status >= 200 && answer.status < 300);
      }
    }
  }

  #send(id) {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const wires = this.#panel.querySelector('.wires');
    if (isCalm || wires === null || this.#dots.size >= MOST) {
      return;
    }
    const element = document.createElement('i');
    wires.append(element);
    this.#dots.set(id, { element, isAnswered: false, arrived: this.#move(element, '.stage.command', '.stage.order') });
  }

  async #settle(id, { element, arrived }, isAccepted) {
    await arrived;
    element.className = isAccepted ? 'accepted' : 'refused';
    await this.#move(element, '.stage.order', isAccepted ? '.newest' : '.stage.command');
    element.remove();
    this.#dots.delete(id);
  }

  async #move(element, from, to) {
    const [start, end] = [from, to].map((selector) => this.#place(selector));
    const way = element.animate(
      [{ translate: `${start.x}px ${start.y}px` }, { translate: `${end.x}px ${end.y}px` }],
      { duration: WAY_MILLIS, easing: 'ease-in-out', fill: 'forwards' },
    );
    await way.finished.catch(() => {});
  }

  /** The middle of a part, as seen from the whole. */
  #place(selector) {
    const whole = this.#panel.getBoundingClientRect();
    const part = (this.#panel.querySelector(selector) ?? this.#panel).getBoundingClientRect();
    return { x: part.x - whole.x + part.width / 2, y: part.y - whole.y + part.height / 2 };
  }
}
