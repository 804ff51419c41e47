import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSecretReference, readSecret, readSecretText } from './secrets.ts';

test('a value is itself, unless it refers to a variable', async () => {
  const env = { REPORTS_SECRET: 'from-the-environment' };

  expect(await readSecretText('applicationSecret', 'plain text', env)).toBe('plain text');
  expect(await readSecretText('applicationSecret', 'env:REPORTS_SECRET', env)).toBe('from-the-environment');
  expect(['env:X', 'file:/x', 'plain', 'env:', 7].map(isSecretReference)).toEqual([true, true, false, false, false]);
});

test('a file gives its bytes, and as a text without the last line end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-secret-'));
  try {
    await writeFile(join(folder, 'secret'), 'two words\r\n');
    await writeFile(join(folder, 'empty'), '');

    expect(await readSecretText('password', `file:${join(folder, 'secret')}`)).toBe('two words');
    expect(await readSecret('certificateAsBase64', `file:${join(folder, 'secret')}`)).toEqual(Buffer.from('two words\r\n'));
    await expect(readSecret('password', `file:${join(folder, 'empty')}`)).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      fields: [{ field: 'password', problem: `names the file ${join(folder, 'empty')}, which is empty.` }],
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.each([
  ['env:NOT_SET', 'names the environment variable NOT_SET, which is not set.'],
  ['file:/not/there', 'names the file /not/there, which cannot be read (ENOENT).'],
])('%s: nothing is there', async (value, problem) => {
  await expect(readSecret('applicationSecret', value, {})).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: `The settings of the Microsoft 365 Scope cannot be used as given. applicationSecret ${problem}`,
    fields: [{ field: 'applicationSecret', problem }],
  });
});
