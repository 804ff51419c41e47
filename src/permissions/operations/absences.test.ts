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
  const [forGood, upload] = ['POST /me/messages/{message}/permanentDelete', 'POST /me/messages/{message}/attachments/createUploadSession'];

  expect(Object.fromEntries(absent)).toEqual({
    Default: [],
    Global: [],
    China: [forGood],
    USGovernment: [forGood, upload],
    USGovernmentDOD: [forGood, upload],
  });
});
