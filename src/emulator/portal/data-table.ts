import { html } from '../pages/html.ts';
import type { Html } from '../pages/document.ts';

/** The heading of a column whose cells are buttons; it stands at the end of the line. */
export const changeColumn = 'Change';

/**
 * A table that scrolls by itself where the screen is narrow.
 *
 * @param label - What it is a table of, for people who hear the page.
 * @param columns - Their headings.
 * @param rows - `tr` elements.
 */
export function dataTable(label: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heading = (column: string): Html => html`<th scope="col" class="${column === changeColumn ? 'end' : ''}">${column}</th>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${columns.map(heading)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
