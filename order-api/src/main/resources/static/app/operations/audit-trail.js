import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../core/failure.js';
import { moment, short } from '../core/format.js';
import { Panel } from '../core/panel.js';
import { mayOperate, session } from '../core/session.js';
import { actions, followActions, refreshActions, showOlder } from './audit-store.js';
import { loading, needs } from './notes.js';

/** What operators have asked for, the newest first: who, when, on what, and what came of it. */
class AuditTrail extends Panel {
  #unfollow = null;

  get watched() {
    return [actions, session];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#unfollow = followActions();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#unfollow();
  }

  render() {
    if (!mayOperate()) {
      return needs('operator', 'ops:admin', 'see who has done what');
    }
    if (actions.value === null) {
      return loading('the actions');
    }
    const { items, nextBefore, problem } = actions.value;
    if (items === null) {
      return failure(problem, refreshActions);
    }
    if (items.length === 0) {
      return html`<p class="empty">Nobody has paused, replayed, retried or discarded anything yet.</p>`;
    }
    return html`
      <p class="outcome bad" aria-live="polite">
        ${problem ? `${problem.title}; the table shows what was known before.` : nothing}
      </p>
      <table class="actions">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">Action</th>
            <th scope="col">On</th>
            <th scope="col">Outcome</th>
            <th scope="col">Correlation id</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(items, ({ id }) => id, row)}
        </tbody>
      </table>
      ${nextBefore === null
        ? nothing
        : html`<button class="small outline secondary" @click=${showOlder}>Show older actions</button>`}
    `;
  }
}

function row({ at, actor, action, processor, subject, correlationId, outcome, result }) {
  return html`
    <tr>
      <td data-label="When">${moment(at)}</td>
      <td data-label="Who">${actor ?? 'nobody signed in'}</td>
      <td data-label="Action"><b>${action}</b></td>
      <td data-label="On">${processor}${subject ? html`, ${subject}` : nothing}</td>
      <td data-label="Outcome">
        <span class=${outcome === 'refused' ? 'bad' : 'good'}>${outcome}</span>${result ? html`: ${result}` : nothing}
      </td>
      <td data-label="Correlation id"><code title=${correlationId}>${short(correlationId)}</code></td>
    </tr>
  `;
}

customElements.define('audit-trail', AuditTrail);
