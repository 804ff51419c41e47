import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { rm } from 'node:fs/promises';
import { temporaryFolder } from '../../../test/support/temporary-folder.ts';
import { emptyWorkbook } from './empty-workbook.ts';

const canList = (() => {
  try {
    execFileSync('python3', ['-c', '0']);
    return true;
  } catch {
    return false;
  }
})();

test('an empty workbook is always the same', () => {
  expect(emptyWorkbook('A')).toEqual(emptyWorkbook('A'));
});

test.skipIf(!canList)(
  'an empty workbook is a whole archive of well-formed parts, with the sheet under its name (left out: there is no python3 here)',
  async () => {
    const folder = await temporaryFolder('workbook');
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'a.xlsx');
    writeFileSync(file, emptyWorkbook('Q1 & "Q2" <é>'));
    const script = `import sys, zipfile, xml.etree.ElementTree as e
z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
parts = {n: e.fromstring(z.read(n)) for n in z.namelist()}
print(parts['xl/workbook.xml'][0][0].get('name'))`;
    expect(execFileSync('python3', ['-X', 'utf8', '-c', script, file], { encoding: 'utf8' })).toBe('Q1 & "Q2" <é>\n');
  },
);
