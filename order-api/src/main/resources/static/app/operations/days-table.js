import { html } from 'lit';
import { count, day as dayOf, money } from '../core/format.js';
import { SERIES } from './days.js';

/** The same numbers as the bars, exact, and readable for people who cannot see the bars. */
export function daysTable(days) {
  return html`
    <table>
      <thead>
        <tr>
          <th scope="col">Day</th>
          ${SERIES.map((name) => html`<th scope="col" class="number">${name}</th>`)}
          <th scope="col" class="number">revenue</th>
        </tr>
      </thead>
      <tbody>
        ${days.toReversed().map(
          (day) => html`
            <tr>
              <th scope="row">${dayOf(day.day)}</th>
              ${SERIES.map((name) => html`<td class="number">${count(day[name])}</td>`)}
              <td class="number">
                ${Object.entries(day.revenue).map(
                  ([currency, amount]) => html`<div>${money({ currency, amount })}</div>`,
                )}
              </td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}
