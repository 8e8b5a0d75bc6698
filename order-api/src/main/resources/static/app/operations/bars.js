import { svg } from 'lit';

/** In percent; a small value must not look like zero. */
const LEAST_HEIGHT = 2;

/**
 * Groups of bars that stretch to the available space, so they cannot contain text.
 *
 * @param groups one array of numbers for each group
 * @param classes one for each bar of a group
 */
export function bars(groups, classes) {
  const most = Math.max(1, ...groups.flat());
  const width = classes.length + 1;
  return svg`
    <svg class="bars" viewBox="0 0 ${groups.length * width} 100" preserveAspectRatio="none" aria-hidden="true">
      ${groups.map((group, i) =>
        group.map((value, j) => {
          const x = i * width + j + 0.5;
          const height = value > 0 ? Math.max(LEAST_HEIGHT, (value / most) * 100) : 0;
          return svg`<rect class=${classes[j]} x=${x} y=${100 - height} width="0.9" height=${height}></rect>`;
        }),
      )}
    </svg>
  `;
}
