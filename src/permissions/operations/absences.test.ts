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
  const [forGood, upload] = ['POST /me/messages/{message}/permanentDelete', 'POST /me/messages/{message}/attachments/createUploadSession'];

  expect(Object.fromEntries(absent)).toEqual({
    Default: [],
    Global: [],
    China: expect.toSatisfy((names: string[]) => names.toSorted().join() === [forGood, ...served].toSorted().join()),
    USGovernment: [forGood, upload, ...statusMessages],
    USGovernmentDOD: [forGood, upload, ...statusMessages],
  });
});
