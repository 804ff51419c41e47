import type { CellStyle } from '../../../tenant/workbook.ts';

/** The look of a cell of a new workbook. */
export const usualStyle: CellStyle = {
  numberFormat: 'General',
  font: '<font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font>',
  fill: '<fill><patternFill patternType="none"/></fill>',
  border: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  alignment: '',
  protection: '',
};
