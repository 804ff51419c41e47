import { operations } from '../../src/permissions/operations/index.ts';
import type { Deviation } from './permission-deviations.ts';

// How our table of files differs from the published data.

const drives = [...operations.keys()].filter(
  (operation) =>
    /^\w+ \/(?:me\/drive|drives\/\{drive\}|sites\/\{\w+\}(?::\/\{\+path\}:)?\/drives|groups\/\{group\}\/drives)(?:[/:]|$)/.test(
      operation,
    ) && !operation.includes('/workbook/'),
);
const elsewhere = 'Only what is not in one\'s own OneDrive is called so, and Files.Read and Files.ReadWrite are about "your files".';

/** What the data calls a file operation of ours: it has each list whole under the drive of an id, and not every address of an item. */
export const filesReadAs: Readonly<Record<string, string>> = Object.fromEntries(
  drives.map((operation) => [
    operation,
    operation
      .replace('/me/drive/items/', '/drives/{drive}/items/')
      .replace(/^GET (.*)\/items\/\{item\}:\/\{\+path\}$/, 'GET $1/root:/{path}')
      .replace('items/{item}/delta', 'root/delta')
      .replace(':/{+path}:/createUploadSession', '/createUploadSession')
      .replace("items/{item}/search(q='{text}')", 'root/search(q={value})')
      .replace('/sites/{host}:/{+path}:/', '/sites/{site}/'),
  ]),
);

function isOfOrganisation(operation: string): boolean {
  return / \/(?:sites|groups)\//.test(operation);
}

/** Every point in which they differ. */
export const fileDeviations: readonly Deviation[] = [
  ...drives
    // Those on labels ask for permissions over all files wherever the file is.
    .filter(
      (operation) => !operation.includes(' /me/') && !operation.endsWith('SensitivityLabel') && !operation.endsWith('SensitivityLabels'),
    )
    .flatMap((operation) => {
      const less = operation.startsWith('GET ') ? ['Files.Read', 'Files.ReadWrite'] : ['Files.ReadWrite'];
      return (['delegated', 'personal'] as const)
        .filter((kind) => kind === 'delegated' || !isOfOrganisation(operation))
        .map((kind): Deviation => ({ operation, kind, less, reason: elsewhere }));
    }),
  ...drives.filter(isOfOrganisation).map((operation): Deviation => ({
    operation,
    kind: 'personal',
    less: ['Files.Read', 'Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All'],
    reason: 'A personal account is in no organisation, and has no sites and groups.',
  })),
];
