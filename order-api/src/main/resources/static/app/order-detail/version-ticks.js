import { html, nothing, svg } from 'lit';
import { count } from '../core/format.js';
import { chosen, lastVersion } from './chosen.js';

/**
 * A tick below the slider for each event that is loaded, in the colour of its type. They are drawn, since a strict page may not set the
 * place of an element by a style attribute.
 */
export function versionTicks() {
  const last = lastVersion();
  if (last === 0) {
    return nothing;
  }
  return html`
    <svg class="ticks" viewBox="0 0 ${last} 1" preserveAspectRatio="none" aria-hidden="true">
      ${chosen.value.events.map(tick)}
    </svg>
  `;
}

const tick = ({ type, sequenceNumber: version }) => svg`
  <line class=${type} x1=${version} x2=${version} y1="0" y2="1"><title>version ${count(version)}: ${type}</title></line>
`;
