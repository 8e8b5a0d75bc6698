import { html, nothing } from 'lit';
import '../core/copy-button.js';
import { duration } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { term } from '../core/term.js';
import { processors } from '../operations/processors.js';
import { traces } from '../operations/traces.js';
import { readSide } from '../order-detail/read-side.js';
import { curl } from './curl.js';
import { sent } from './sent-commands.js';
import { waterfall } from './waterfall.js';

/** The headers of an answer that its reader may want. */
const HEADERS = ['Location', 'ETag', 'Idempotency-Replayed', 'X-Correlation-Id', 'Retry-After', 'Content-Type'];

/** A command as it went over the wire, and what it led to. Only what is opened is drawn. */
class CommandExchange extends Panel {
  static properties = { correlationId: { attribute: false }, isOpen: { state: true } };

  constructor() {
    super();
    this.isOpen = false;
  }

  get watched() {
    return [processors, readSide, sent, traces];
  }

  render() {
    const command = sent.value.find(({ correlationId }) => correlationId === this.correlationId);
    if (!command?.answer) {
      return nothing;
    }
    return html`
      <details ?open=${this.isOpen} @toggle=${({ target }) => (this.isOpen = target.open)}>
        <summary>Request, answer, waterfall · ${duration(command.answer.took)}</summary>
        ${this.isOpen ? opened(command) : nothing}
      </details>
    `;
  }
}

const opened = (command) => html`
  ${waterfall(command)}
  <p class="row">
    <strong>Request</strong>
    <copy-button label="Copy as curl" .text=${() => curl(command.request)}></copy-button>
  </p>
  <pre tabindex="0" class="request-text">${request(command.request)}</pre>
  <p class="quiet">
    ${'Idempotency-Key' in command.request.headers
      ? html`With its ${term('idempotency key')} it happens once, however often it is sent.`
      : 'It has no key, so sent again it is another command.'}
    What follows from it has the same ${term('correlation id')}.
  </p>
  <p><strong>Answer</strong></p>
  <pre tabindex="0" class="answer-text">${answer(command.answer)}</pre>
`;

/** What proves who sends it is left out. */
function request({ method, path, headers, body }) {
  const all = { ...headers, ...(body && { 'Content-Type': 'application/json' }) };
  return message(`${method} ${path}`, Object.entries(all), body);
}

function answer({ status, headers, body }) {
  const found = HEADERS.map((name) => [name, headers.get(name)]).filter(([, value]) => value !== null);
  return message(status === 0 ? 'no answer' : String(status), found, body);
}

function message(start, headers, body) {
  const lines = [start, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${lines.join('\n')}${body ? `\n\n${JSON.stringify(body, null, 2)}` : ''}`;
}

customElements.define('command-exchange', CommandExchange);
