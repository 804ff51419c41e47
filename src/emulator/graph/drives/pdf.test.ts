import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createTestDrive } from '../../../../test/support/test-drive.ts';
import { temporaryFolder } from '../../../../test/support/temporary-folder.ts';
import { NotConverted, toPdf } from './pdf.ts';

/** A folder with a program that takes the arguments of LibreOffice. */
async function folderWith(script: string): Promise<string> {
  const folder = await temporaryFolder('office');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, 'soffice'), `#!/bin/sh\n${script}\n`);
  await chmod(join(folder, 'soffice'), 0o755);
  return folder;
}

const content = Buffer.from('a,b\r\n');

describe('a PDF', () => {
  test('is made by LibreOffice of the file as it is', async () => {
    const folder = await folderWith('printf "%%PDF-1.4 of " > "$6/document.pdf"; /bin/cat "$7" >> "$6/document.pdf"');
    expect(Buffer.from(await toPdf('Budget 2026.CSV', content, folder)).toString()).toBe('%PDF-1.4 of a,b\r\n');
  });

  test.each(['exit 1', 'exit 0'])('is not made where it ends with "%s" and nothing', async (script) => {
    await expect(toPdf('a.csv', content, await folderWith(script))).rejects.toBeInstanceOf(NotConverted);
  });

  test('without LibreOffice is refused, and says what to install', async () => {
    await expect(toPdf('a.csv', content, '')).rejects.toThrow('apt-get install libreoffice');
  });

  test('is offered of documents, and of nothing else', async () => {
    const drive = createTestDrive();
    const of = (path: string, format = 'pdf') => drive.send('GET', `/me/drive/root:/${path}:/content?format=${format}`);
    const offered = await of('Documents/Supplier%20budget.csv');
    expect([offered.status, offered.headers.get('Location')]).toEqual([302, expect.stringContaining('/_files/content/')]);
    const pages = await drive.follow(offered.headers.get('Location'));
    expect([200, 501]).toContain(pages.status);
    expect(await of('Pictures/Office.png')).toMatchObject({ status: 406, body: { error: { code: 'notSupported' } } });
    expect(await of('Documents/Supplier%20budget.csv', 'docx')).toMatchObject({ status: 400 });
  });
});
