import { expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import type { KeyStore } from '../storage/key-store.ts';
import { keepSecret } from './kept-secrets.ts';

const store: KeyStore = {
  read: async () => 'something else',
  write: async () => undefined,
  remove: async () => undefined,
};

test('an empty secret is refused by the name that it would have had', async () => {
  const problem = 'reports would be empty: nothing was typed, or nothing came in on standard input.';
  expect(await failureOf(keepSecret('reports', '', async () => store))).toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: 'NAME', problem }],
  });
});

test('a secret that cannot be read again is not kept, and that is said', async () => {
  expect(await failureOf(keepSecret('reports', 's3cret', async () => store))).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    message: expect.not.stringContaining('s3cret') as string,
  });
});
