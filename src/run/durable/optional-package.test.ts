import { expect, test } from 'vitest';
import { optionalPackage, requirePackages, type OptionalPackage } from './optional-package.ts';

const there: OptionalPackage<string> = { name: 'there@1', load: async () => 'module' };
const missing = (name: string, code?: string): OptionalPackage<string> => ({
  name,
  load: async () => {
    throw Object.assign(new Error(`Cannot find package '${name}' imported from /home/ada/secret/file.js`), code !== undefined && { code });
  },
});

test('every package that is missing is named at once, with one line that installs them', async () => {
  const needed = [missing('@a/engine@5', 'ERR_MODULE_NOT_FOUND'), there, missing('store@0.5', 'ERR_DLOPEN_FAILED'), missing('odd@8')];

  await expect(requirePackages(needed)).rejects.toMatchObject({
    code: 'SETTINGS_INVALID',
    message:
      'A durable run needs packages that are not there: @a/engine (not installed), store (cannot be loaded, ERR_DLOPEN_FAILED), odd (cannot be loaded).',
    remedy: expect.stringContaining('`npm install @a/engine@5 store@0.5 odd@8`') as string,
  });
});

test('what is there is given', async () => {
  await requirePackages([there]);

  expect(await optionalPackage(there)).toBe('module');
});

test('one that is missing is named alone', async () => {
  await expect(optionalPackage(missing('pg@8', 'ERR_MODULE_NOT_FOUND'))).rejects.toMatchObject({
    message: 'A durable run needs a package that is not there: pg (not installed).',
  });
});
