import { expect, test } from 'vitest';
import { createSigningKey, exportSigningKey, importSigningKey } from './signing-key.ts';

test('a key that was saved and read again is the same key', async () => {
  const key = await createSigningKey();

  const restored = await importSigningKey(await exportSigningKey(key));

  expect(restored).toMatchObject({ kid: key.kid, modulus: key.modulus, exponent: 'AQAB' });
});

test('every key is a new one', async () => {
  const [one, other] = await Promise.all([createSigningKey(), createSigningKey()]);

  expect(one.kid).not.toBe(other.kid);
});
