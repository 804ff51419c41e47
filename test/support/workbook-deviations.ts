import { operations } from '../../src/permissions/operations/index.ts';
import type { Deviation } from './permission-deviations.ts';

// How our table of workbooks differs from the published data.

const workbooks = [...operations.keys()].filter((operation) => operation.includes('/workbook/'));

/** What the data calls an operation on a workbook: it has those in one's own OneDrive only, and each with a placeholder of its own. */
export const workbooksReadAs: Readonly<Record<string, string>> = Object.fromEntries(
  workbooks.map((operation) => [
    operation,
    operation
      .replace('/drives/{drive}/items/', '/me/drive/items/')
      .replace("(address='{range}')", '(address={value})')
      .replace('(valuesOnly={valuesOnly})', ''),
  ]),
);

const closure = "The data leaves out the broader permission; what reaches all files reaches one's own.";
const elsewhere = 'Only what is not in one\'s own OneDrive is called so, and Files.ReadWrite is about "your files".';
const absent = 'The data does not have it; the page of a neighbour names the permission.';
const reading = 'The tables of a workbook are opened like everything else in it, so that one permission does for a workbook.';

/** The operations that the data does not have for a kind of account. */
function isAbsent(operation: string, kind: Deviation['kind']): boolean {
  return (
    operation.includes('/functions/') ||
    (kind === 'personal' && /\/(?:usedRange\(valuesOnly=\{valuesOnly\}\)|tables\/\{table\}\/rows)$/.test(operation))
  );
}

/** Every point in which they differ. */
export const workbookDeviations: readonly Deviation[] = workbooks.flatMap((operation) =>
  (['delegated', 'personal'] as const).flatMap((kind): Deviation[] => {
    const isOwn = operation.includes(' /me/');
    const broader = kind === 'delegated' ? ['Files.ReadWrite.All', 'Sites.ReadWrite.All'] : ['Files.ReadWrite.All'];
    const isMissing = isAbsent(operation, kind);
    return [
      { operation, kind, more: broader, reason: closure },
      ...(isOwn && isMissing ? [{ operation, kind, more: ['Files.ReadWrite'], reason: absent }] : []),
      ...(!isOwn && !isMissing ? [{ operation, kind, less: ['Files.ReadWrite'], reason: elsewhere }] : []),
      ...(/^GET .*\/workbook\/tables$/.test(operation) && kind === 'delegated'
        ? [{ operation, kind, less: ['Files.Read'], reason: reading }]
        : []),
    ];
  }),
);
