import { expect, test } from 'vitest';
import type { Operation } from '../../core/ports.ts';
import { environments } from '../../identity/index.ts';
import { isAbsent } from './absences.ts';
import { operations } from './index.ts';

test('what a cloud does not have, of all operations that are called', () => {
  const absent = Object.keys(environments).map((name) => [
    name,
    [...operations.keys()].filter((operation) => isAbsent(operation as Operation, name)),
  ]);
  const served = [...operations.keys()].filter((operation) => /\/(?:planner|presence|communications)(?:\/|$)/.test(operation));
  const statusMessages = served.filter((operation) => operation.endsWith('/setStatusMessage'));
  const globalOnly = ['POST /me/messages/{message}/permanentDelete', 'GET /sites/{site}/lists/{list}/items/delta'];
  const uploads = [...operations.keys()].filter((operation) => operation.endsWith('/attachments/createUploadSession'));

  expect(Object.fromEntries(absent)).toEqual({
    Default: [],
    Global: [],
    China: expect.toSatisfy(are([...globalOnly, ...served])),
    USGovernment: expect.toSatisfy(are([...globalOnly, ...uploads, ...statusMessages])),
    USGovernmentDOD: expect.toSatisfy(are([...globalOnly, ...uploads, ...statusMessages])),
  });
});

/** The same operations, in any order. */
function are(expected: readonly string[]): (names: string[]) => boolean {
  return (names) => names.toSorted().join() === expected.toSorted().join();
}
