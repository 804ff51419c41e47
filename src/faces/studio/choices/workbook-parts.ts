import { sheets as listSheets } from '../../../activities/excel/sheets.ts';
import { tables as listTables } from '../../../activities/excel/tables.ts';
import { chooser, required } from './chooser.ts';

const beside = ['workbook', 'drive', 'mailbox'] as const;

/** The sheets of the workbook that the step works on. */
export const sheets = chooser({
  activity: listSheets,
  beside,
  ask: (typed, given) => ({ input: required(given, 'workbook'), rest: typed }),
  choice: ({ name, visibility }) => ({ value: name, label: name, detail: visibility === 'visible' ? '' : 'hidden' }),
});

/** Its tables. */
export const tables = chooser({
  activity: listTables,
  beside,
  ask: (typed, given) => ({ input: required(given, 'workbook'), rest: typed }),
  choice: ({ name, hasHeaders }) => ({ value: name, label: name, detail: hasHeaders ? '' : 'without headers' }),
});
