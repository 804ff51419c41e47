import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { rm } from 'node:fs/promises';
import { sealedTexts } from './sealed-texts.ts';

test('a text opens under its name, in a later process too, and shows nothing of itself', async () => {
  const folder = await temporaryFolder('sealed');
  const sealed = (await sealedTexts({ folder })).seal('run/step', 'Dear Ben');
  const later = await sealedTexts({ folder });

  expect(later.open('run/step', sealed)).toBe('Dear Ben');
  expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Ben');
  expect(() => later.open('run/other', sealed)).toThrow(expect.objectContaining({ code: 'STORAGE_UNAVAILABLE' }));
  await rm(folder, { recursive: true });
});

test('another machine opens nothing', async () => {
  const [here, elsewhere] = [await temporaryFolder('sealed'), await temporaryFolder('sealed')];
  const sealed = (await sealedTexts({ folder: here })).seal('run/step', 'Dear Ben');
  const other = await sealedTexts({ folder: elsewhere });

  expect(() => other.open('run/step', sealed)).toThrow(/key/);
  await rm(here, { recursive: true });
  await rm(elsewhere, { recursive: true });
});
