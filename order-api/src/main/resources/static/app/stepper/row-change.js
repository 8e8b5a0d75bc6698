import { html, nothing } from 'lit';
import { isSame } from '../order-detail/differences.js';

/** A row before and after: what differs is marked, and said. */
export function rowChange({ table, change, key, before, after }) {
  const columns = Object.keys(after ?? before);
  const changed = change === 'updated' ? columns.filter((column) => !isSame(before[column], after[column])) : [];
  return html`
    <table class="change" data-table=${table}>
      <caption>
        <strong>${change}</strong> in <code>${table}</code>
        <span class="quiet">${Object.values(key).join(', ')}${changed.length > 0 ? `: ${changed.join(', ')}` : ''}</span>
      </caption>
      <thead>
        <tr><th scope="col">Column</th><th scope="col">Before</th><th scope="col">After</th></tr>
      </thead>
      <tbody>
        ${columns.map((column) => row(column, before, after, changed.includes(column)))}
      </tbody>
    </table>
  `;
}

const row = (column, before, after, isChanged) => html`
  <tr class=${isChanged ? 'changed' : ''}>
    <th scope="row">${column} ${isChanged ? html`<small>changed</small>` : nothing}</th>
    <td>${isChanged || !after ? html`<del>${shown(before[column])}</del>` : shown(before?.[column])}</td>
    <td>${isChanged || !before ? html`<ins>${shown(after[column])}</ins>` : shown(after?.[column])}</td>
  </tr>
`;

const shown = (value) => {
  if (value === undefined) {
    return '–';
  }
  return value !== null && typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value);
};
