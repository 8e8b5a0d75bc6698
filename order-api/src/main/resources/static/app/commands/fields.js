import { html, nothing } from 'lit';

/** The labels of a line's values, by property. */
const captions = {
  '/sku': 'Article',
  '/quantity': 'Pieces',
  '/unitPrice/amount': 'Unit price',
  '/unitPrice/currency': 'Currency',
};

/** The errors of a value and of everything inside it, from the answer to the command. */
const faultsOf = (errors, pointer) =>
  errors.filter((error) => error.pointer === pointer || error.pointer?.startsWith(`${pointer}/`));

const idOf = (pointer) => `fault${pointer.replaceAll('/', '-')}`;

/** A field with its label. `pointer` is where its value is in the body of the command. */
export const field = ({ label, value, pointer, errors, change, mode = 'text' }) => html`
  <label>
    ${label}
    ${input({ value, pointer, errors, change, mode, described: idOf(pointer) })}
  </label>
  ${faults(errors, pointer)}
`;

export const lineCaptions = html`
  ${Object.values(captions).map((caption) => html`<span class="caption" aria-hidden="true">${caption}</span>`)}
  <span></span>
`;

/** The four fields of a line, side by side. `pointer` is where the line is. */
export function lineFields({ line, pointer, errors, change, position = '' }) {
  const cell = (name, place, mode) =>
    input({
      label: `${captions[place]}${position}`,
      value: line[name],
      pointer: `${pointer}${place}`,
      errors,
      mode,
      described: idOf(pointer),
      change: (value) => change({ ...line, [name]: value }),
    });
  return html`
    ${cell('sku', '/sku', 'text')} ${cell('quantity', '/quantity', 'numeric')}
    ${cell('amount', '/unitPrice/amount', 'decimal')} ${cell('currency', '/unitPrice/currency', 'text')}
  `;
}

export function faults(errors, pointer) {
  const found = faultsOf(errors, pointer);
  if (found.length === 0) {
    return nothing;
  }
  const words = found.map((fault) => worded(fault, pointer)).join('; ');
  return html`<small class="bad fault" id=${idOf(pointer)}>${words}</small>`;
}

/** An error beside several fields says which field it is about. */
function worded({ pointer, detail }, place) {
  const name = pointer.slice(place.length);
  return name ? `${captions[name] ?? name}: ${detail}` : detail;
}

function input({ label, value, pointer, errors, change, mode, described }) {
  const isWrong = errors.some((error) => error.pointer === pointer);
  return html`<input
    type="text"
    inputmode=${mode}
    autocomplete="off"
    spellcheck="false"
    aria-label=${label ?? nothing}
    aria-invalid=${isWrong ? 'true' : nothing}
    aria-describedby=${isWrong ? described : nothing}
    .value=${value}
    @input=${({ target }) => change(target.value)}
  />`;
}
