import { html, nothing } from 'lit';
import { count } from '../core/format.js';
import { exampleLine, exampleRecipient } from './examples.js';
import { faults, field, lineCaptions, lineFields } from './fields.js';

/**
 * The form fields of each command. A function gets the values, the errors that were found in them, and a callback for changes.
 */
export const commandFields = {
  PlaceOrder: ({ customerId, lines, recipient }, errors, change) => html`
    ${field({
      label: 'Customer',
      value: customerId,
      pointer: '/customerId',
      errors,
      change: (value) => change({ customerId: value }),
    })}
    <fieldset class="lines-in">
      <legend class="spoken">Lines</legend>
      ${lineCaptions}
      ${lines.map((line, index) => placedLine(lines, line, index, errors, change))}
    </fieldset>
    ${faults(errors.filter(({ pointer }) => pointer === '/lines'), '/lines')}
    <button type="button" class="outline small another" @click=${() => change({ lines: [...lines, another(lines)] })}>
      Another line
    </button>
    <details class="recipient" ?open=${recipient !== null} @toggle=${({ target }) => change({ recipient: recipientIf(target.open, recipient) })}>
      <summary>Recipient (optional)</summary>
      ${recipient === null ? nothing : recipientFields(recipient, errors, (values) => change({ recipient: { ...recipient, ...values } }))}
    </details>
  `,

  AddOrderLine: ({ line }, errors, change) => html`
    <div class="lines-in">
      ${lineCaptions}
      ${lineFields({ line, pointer: '', errors, change: (value) => change({ line: value }) })}<span></span>
      ${faults(errors, '')}
    </div>
  `,

  RemoveOrderLine: ({ sku, lines }, errors, change) => html`
    <label>
      Line
      <select .value=${sku} @change=${({ target }) => change({ sku: target.value })}>
        ${[...lines, NO_LINE].map(
          (line) => html`<option value=${line.sku} ?selected=${line.sku === sku}>
            ${line === NO_LINE ? 'one that the order does not have' : `${count(line.quantity)} × ${line.sku}`}
          </option>`,
        )}
      </select>
    </label>
    ${faults(errors, '/sku')}
  `,

  ConfirmOrder: () => nothing,

  ShipOrder: ({ carrier, trackingNumber }, errors, change) => html`
    ${field({
      label: 'Carrier',
      value: carrier,
      pointer: '/carrier',
      errors,
      change: (value) => change({ carrier: value }),
    })}
    ${field({
      label: 'Tracking number',
      value: trackingNumber,
      pointer: '/trackingNumber',
      errors,
      change: (value) => change({ trackingNumber: value }),
    })}
  `,

  DeliverOrder: () => nothing,

  CancelOrder: ({ reason }, errors, change) =>
    field({ label: 'Reason', value: reason, pointer: '/reason', errors, change: (value) => change({ reason: value }) }),
};

/** An article that the order does not have, so that a person can see the refusal. */
export const NO_LINE = { sku: 'no-such-article' };

/** What is folded away is not sent. */
const recipientIf = (isOpen, recipient) => (isOpen ? (recipient ?? exampleRecipient()) : null);

const RECIPIENT = [
  ['Name', 'name'],
  ['E-mail', 'email'],
  ['Street', 'street'],
  ['City', 'city'],
  ['Postal code', 'postalCode'],
  ['Country', 'country'],
];

const recipientFields = (recipient, errors, change) => RECIPIENT.map(([label, name]) =>
  field({
    label,
    value: recipient[name],
    pointer: `/recipient/${name}`,
    errors,
    change: (value) => change({ [name]: value }),
  }));

const another = (lines) => exampleLine(lines, lines[0].currency);

function placedLine(lines, line, index, errors, change) {
  const pointer = `/lines/${index}`;
  return html`
    ${lineFields({
      line,
      pointer,
      errors,
      position: ` of line ${count(index + 1)}`,
      change: (value) => change({ lines: lines.with(index, value) }),
    })}
    <button type="button" class="outline small" aria-label="Leave line ${count(index + 1)} out"
      ?disabled=${lines.length === 1} @click=${(click) => leaveOut(lines, index, change, click.target)}>×</button>
    ${faults(errors, pointer)}
  `;
}

/** The focused button disappears with its line, so the focus moves to another button first. */
function leaveOut(lines, index, change, button) {
  button.closest('form').querySelector('.another').focus();
  change({ lines: lines.toSpliced(index, 1) });
}
