import { html, nothing } from 'lit';
import { count, counted } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { session, signIn } from '../core/session.js';
import { sentence } from '../operations/notes.js';
import { begin, keep, passOn, progress } from './progress.js';
import { goToControl, pointTo } from './spotlight.js';
import { steps } from './steps.js';
import { goOn, isOver, skip, takeUp, telling } from './telling.js';

/**
 * The story in seven steps, as a card that has its own place. It blocks nothing: a person does what it says with the page itself.
 * See docs/decisions/0043-a-story-that-checks-what-happened.md.
 */
class GuidedStory extends Panel {
  static properties = { problem: { state: true } };

  #account = null;
  #hadFocus = false;

  constructor() {
    super();
    this.problem = null;
  }

  get watched() {
    return [progress, session, telling];
  }

  willUpdate() {
    this.#hadFocus = this.contains(document.activeElement);
    const account = progress.value?.isOpen ? session.value?.name : null;
    if (account !== this.#account) {
      this.#account = account;
      takeUp();
    }
    document.body.toggleAttribute('data-story', progress.value?.isOpen === true);
  }

  render() {
    const { isOpen, step } = progress.value ?? {};
    return isOpen ? html`<section class="panel" aria-labelledby="story-title">${this.#step(steps[step])}</section>` : nothing;
  }

  /** A button that is gone after it was pressed leaves the focus here. */
  updated() {
    pointTo(telling.value?.at ?? []);
    if (this.#hadFocus && document.activeElement === document.body) {
      this.focusTitle();
    }
  }

  focusTitle() {
    this.updateComplete.then(() => this.querySelector('h2')?.focus());
  }

  #step(step) {
    const number = progress.value.step + 1;
    return html`
      <header>
        <h2 id="story-title" tabindex="-1">
          ${step ? html`<small>Story, ${count(number)} of ${count(steps.length)}</small> ${step.title}` : 'The end of the story'}
        </h2>
        <button type="button" class="small outline secondary" aria-label="Leave the story" @click=${leave}>✕</button>
      </header>
      <progress max=${steps.length} value=${progress.value.told.length} aria-label="Steps of the story"></progress>
      ${step ? html`${this.#sentence(step)} ${isOver() ? this.#next(number) : this.#choices(step)}` : end()}
    `;
  }

  #sentence(step) {
    const done = progress.value.told[progress.value.step];
    return html`
      <p class="say" aria-live="polite">
        ${done ? html`<span class="good" aria-hidden="true">✓</span> ${done}` : step.may() ? telling.value?.say : step.watch}
      </p>
    `;
  }

  #next(number) {
    return html`
      <div class="row">
        <button type="button" class="small" @click=${goOn}>${number < steps.length ? `Next: ${steps[number].title}` : 'Next: the end'}</button>
      </div>
    `;
  }

  #choices({ may, account }) {
    const { at = [], help } = telling.value ?? {};
    return html`
      ${may() ? nothing : html`<p class="quiet">The demo’s account <b>${account}</b> may do it.</p>`}
      <div class="row">
        ${may()
          ? html`<button type="button" class="small outline" ?disabled=${at.length === 0} @click=${goToControl}>Show me</button>`
          : html`<button type="button" class="small" @click=${() => this.#change(account)}>Go on as ${account}</button>`}
        ${help ? html`<button type="button" class="small outline" @click=${help.run}>${help.label}</button>` : nothing}
        <button type="button" class="small outline secondary" @click=${skip}>Skip</button>
      </div>
      <p class="bad" role="alert">${this.problem ? sentence(this.problem) : nothing}</p>
    `;
  }

  async #change(account) {
    this.problem = null;
    passOn(account);
    this.problem = await signIn(account, account);
  }

  /** Where something else is open, the key is for that, and a field may be cleared by it. */
  press({ key, target, defaultPrevented }) {
    const isElsewhere = defaultPrevented || target.closest?.('input, textarea, select') || document.querySelector('dialog[open], :popover-open');
    if (key === 'Escape' && progress.value?.isOpen && !isElsewhere) {
      leave();
    }
  }
}

function end() {
  const seen = progress.value.told.filter((done) => done !== null).length;
  return html`
    <p class="say" aria-live="polite">
      You have seen ${counted(seen, 'step')} of ${count(steps.length)}${seen < steps.length ? ', and skipped the others' : nothing}.
    </p>
    <ol class="told">${progress.value.told.map((done, i) => html`<li><b>${steps[i].title}.</b> ${done ?? 'Skipped.'}</li>`)}</ol>
    <div class="row">
      <button type="button" class="small outline" @click=${again}>Begin again</button>
      <button type="button" class="small" @click=${leave}>Leave</button>
    </div>
  `;
}

function again() {
  begin();
  takeUp();
}

/** It can be taken up where it is, by the button in the bar. */
function leave() {
  keep({ isOpen: false });
  if (document.activeElement === document.body || document.activeElement?.closest('guided-story')) {
    document.querySelector('story-button button')?.focus();
  }
}

customElements.define('guided-story', GuidedStory);
