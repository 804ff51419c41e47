import type { Deviation } from './permission-deviations.ts';

// How our table of lists differs from the published data.

/** What the data calls an operation on sites and lists of ours. */
export const listsReadAs: Readonly<Record<string, string>> = { 'GET /sites/{host}:/{+path}': 'GET /sites/{site}' };

/** Every point in which they differ. */
export const listDeviations: readonly Deviation[] = [
  {
    operation: 'GET /sites/{site}/lists/{list}/items/{item}',
    kind: 'application',
    less: ['Sites.Manage.All'],
    reason: 'It is published for an application that reads one item and for no other call on items; no activity asks for it.',
  },
];
