import { execFileSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isSecretReference, readSecret, readSecretText } from './secrets.ts';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';

test('a value is itself, unless it refers to a variable', async () => {
  const env = { REPORTS_SECRET: 'from-the-environment' };

  expect(await readSecretText('applicationSecret', 'plain text', { env })).toBe('plain text');
  expect(await readSecretText('applicationSecret', 'env:REPORTS_SECRET', { env })).toBe('from-the-environment');
  expect(['env:X', 'file:/x', 'keystore:x', 'plain', 'env:', 7].map(isSecretReference)).toEqual([true, true, true, false, false, false]);
});

test('a file gives its bytes, and as a text without the last line end', async () => {
  const folder = await temporaryFolder('secret');
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

test.skipIf(process.platform === 'win32')(
  'a pipe is refused at once; nobody may ever write to it (Windows has no such pipes)',
  async () => {
    const folder = await temporaryFolder('secret');
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    try {
      await expect(readSecret('bucketKeys', `file:${pipe}`)).rejects.toMatchObject({
        fields: [{ field: 'bucketKeys', problem: `names the file ${pipe}, which cannot be read (it is a pipe or a device).` }],
      });
      await expect(readSecret('bucketKeys', `file:${folder}`)).rejects.toMatchObject({
        fields: [{ field: 'bucketKeys', problem: `names the file ${folder}, which cannot be read (EISDIR).` }],
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

test.each([
  ['env:NOT_SET', 'names the environment variable NOT_SET, which is not set.'],
  ['file:/not/there', 'names the file /not/there, which cannot be read (ENOENT).'],
  ['keystore:reports', "names reports in the operating system's key store, which cannot be reached from here."],
])('%s: nothing is there', async (value, problem) => {
  await expect(readSecret('applicationSecret', value, { env: {}, keyStore: async () => undefined })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message: `The settings of the Microsoft 365 Scope cannot be used as given. applicationSecret ${problem}`,
    fields: [{ field: 'applicationSecret', problem }],
  });
});

test('the key store gives an entry, and an error names one that is not there', async () => {
  const entries = new Map([['reports', 'kept-in-the-key-store']]);
  const keyStore = async () => ({
    read: async (name: string) => entries.get(name),
    write: async () => undefined,
    remove: async () => undefined,
  });

  expect(await readSecretText('applicationSecret', 'keystore:reports', { keyStore })).toBe('kept-in-the-key-store');
  await expect(readSecretText('applicationSecret', 'keystore:others', { keyStore })).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    fields: [
      { field: 'applicationSecret', problem: "names others in the operating system's key store, which is not there or cannot be read." },
    ],
    remedy: 'Put it there with `onbehalf secrets set others`; unlock the key store where it is locked.',
  });
});
