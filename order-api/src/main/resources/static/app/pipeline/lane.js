import { html, nothing } from 'lit';
import { cssProperties } from '../core/css-properties.js';
import { count, counted, duration, percent } from '../core/format.js';
import { lag } from '../operations/condition.js';
import { goToTab } from '../operations/tab.js';
import { readModels } from './read-models.js';

/** How far a projection has read the tape above, and what it answers. */
export const laneAndAnswer = (lane, marks) => html`${drawn(lane, marks)} ${answer(lane)}`;

/** For the eye alone: the words are in the answer beside it. */
function drawn({ position, condition: { level, sign }, isPaused, item }, { at, known, head, isBefore, letters, rebuilt }) {
  const isUnknown = sign === '?' || position === null;
  const places = { '--at': at, '--known': known, '--head': head, '--rebuilt': rebuilt ?? 0 };
  return html`
    <div class="lane ${level} ${isPaused ? 'paused' : ''} ${isUnknown ? 'unknown' : ''}" aria-hidden="true"
      ${cssProperties(places)}>
      <i class="done"></i><i class="lag"></i><i class="untold"></i>
      ${position === null ? nothing : html`<i class="cursor">${isPaused ? '‖' : nothing}</i>`}
      ${letters.map((place) => html`<i class="letter" ${cssProperties({ '--place': place })}></i>`)}
      ${isBefore && !isUnknown && item?.lagEvents > 0
        ? html`<small class="before">◀ ${counted(item.lagEvents, 'event')} behind</small>`
        : nothing}
      ${rebuilt === null ? nothing : html`<i class="rebuild"></i>`}
    </div>
  `;
}

function answer({ name, position, condition: { level, sign, words }, item }) {
  const isWell = level === 'quiet';
  const isUnknown = sign === '?';
  const title = [words, item && !isUnknown && lag(item), position !== null && `position ${count(position)}`].filter(Boolean).join(', ');
  return html`
    <div class="answer" data-processor=${name}>
      <button class="chip ${level}" title=${title} @click=${() => goToTab('processors')}>
        <span aria-hidden="true">${sign}</span> ${name}
        ${isWell && !isUnknown ? html`<span class="spoken">${words}</span>` : html`<b>${words}</b>`}
        ${item?.replaying ? percent(item.replaying.percent) : nothing}
        ${!isUnknown && item?.lagEvents > 0
          ? html`<small>${counted(item.lagEvents, 'event')} behind${isWell ? nothing : `, ${duration(item.lagSeconds * 1_000)}`}</small>`
          : nothing}
      </button>
      <code class="quiet" title=${readModels[name]?.answers ?? nothing}>${readModels[name]?.answers}</code>
    </div>
  `;
}
