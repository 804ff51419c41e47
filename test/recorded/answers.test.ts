import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { areas } from '../../src/emulator/graph/areas.ts';
import { workbookRoutes } from '../../src/emulator/graph/workbooks/routes.ts';
import { held } from './conversation.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const ending = '.requests.txt';
const subjects = readdirSync(folder).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));

// `npm run reference` writes what is answered.
test.each(subjects)('what is answered in a conversation about %s changes knowingly only', async (subject) => {
  const answers = await held(readFileSync(`${folder}${subject}${ending}`, 'utf8'));
  await expect(answers).toMatchFileSnapshot(`${folder}${subject}.answers.txt`);
});

test('there is a conversation about every area', () => {
  expect(subjects).toEqual(expect.arrayContaining(Object.keys(areas)));
});

test('what can be asked of a workbook, where it has ranges, and what can be asked of each', async () => {
  const { routes, places, below } = workbookRoutes;
  const lists = [routes.map(({ operation }) => operation), places, below.map(({ operation }) => operation)];
  await expect(lists.map((list) => `${list.join('\n')}\n`).join('\n')).toMatchFileSnapshot(`${folder}workbooks.operations.txt`);
});
