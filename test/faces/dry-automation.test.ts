import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

let folder = '';
beforeAll(async () => {
  folder = await temporaryFolder('dry');
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a TypeScript automation dry. @param text - Below the imports. */
async function dry(activities: string, text: string, more: readonly string[] = []) {
  await using cloud = await embed();
  const file = join(folder, 'automation.ts');
  await writeFile(
    file,
    `import { files, lists, mail, microsoft365Scope, use } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [${activities}] });
${text}`,
  );
  return { ...(await run(cloud, [file, ...more])), changed: changesIn(cloud) };
}

async function run(cloud: Embedment, words: readonly string[]) {
  const emulator = { ...embedded, start: async () => ({ ...cloud, [Symbol.asyncDispose]: async () => undefined }) };
  const { status, stdout, stderr } = await onbehalfCommand(['run', ...words, '--dry-run', '--emulator'], { emulator });
  const lines = stdout.split('\n').filter((line) => line.startsWith('Would '));
  return { status, stdout, lines, said: stderr.split('\n').filter((line) => /not done|Nothing was|blocked/.test(line)) };
}

function changesIn(cloud: Embedment): string[] {
  return cloud.emulator.requests
    .list()
    .filter(({ method, path }) => /^\/(?:v1\.0|beta)\//.test(path) && method !== 'GET' && !path.endsWith('/$batch'))
    .map(({ method, path }) => `${method} ${path}`);
}

describe('a dry run of a TypeScript automation', () => {
  test('reads, tells what it would change, and changes nothing', async () => {
    const { status, lines, said, changed } = await dry(
      'mail.list, mail.move, mail.send',
      `const [first] = await m365.mail.list({ query: "startsWith(subject, 'Invoice')", top: 3 });
await m365.mail.move({ message: first, to: 'Archive' });
await m365.mail.send({ to: ['ben@contoso.example'], subject: 'Filed', body: 'One.' });`,
    );

    expect({ status, changed, said }).toEqual({ status: 0, changed: [], said: ['Nothing was changed.'] });
    expect(lines).toEqual([
      expect.stringMatching(/^Would change: mail\.move message=Invoice .* to=Archive/),
      expect.stringMatching(/^Would send: mail\.send to=\["ben@contoso\.example"\] subject=Filed/),
    ]);
  });

  test('hands on what is not known, and ends at the line that needs it', async () => {
    const { status, lines, said, changed } = await dry(
      'files.createFolder, files.rename, files.list',
      `const folder = await m365.files.createFolder({ path: 'Reports' });
const [named] = await Promise.all([m365.files.rename({ item: folder, name: 'Older' })]);
await m365.files.list({ folder: '/' });
if (folder.name === 'Reports') await m365.files.rename({ item: named, name: 'Never' });`,
    );

    expect({ status, changed }).toEqual({ status: 0, changed: [] });
    expect(lines).toEqual([
      'Would change: files.createFolder path=Reports',
      expect.stringMatching(/^Would change: files\.rename item=\(not known\) name=Older/),
    ]);
    expect(said[0]).toMatch(
      /automation\.ts, line 6, column 12: What files\.createFolder would give is needed here, and in a dry run it is not done\. What comes after it was not looked at\.$/,
    );
  });

  test('ends where something that is not known is needed to read', async () => {
    const { status, said } = await dry(
      'files.createFolder, files.list',
      `const folder = await m365.files.createFolder({ path: 'Reports' });
await m365.files.list({ folder });`,
    );

    expect([status, said[0]]).toEqual([0, expect.stringMatching(/line 4, column \d+: What files\.createFolder would give is needed here/)]);
  });

  test('the results of a change that gives many are not known, and what is wrong with its input is told', async () => {
    const site = "site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices'";
    const fine = await dry('lists.addItems', `export const added = await m365.lists.addItems({ ${site}, items: { Title: 'One' } });`, [
      '--json',
    ]);
    const wrong = await dry('lists.addItems', `await m365.lists.addItems({ ${site}, items: 'One' });`);

    expect(JSON.parse(fine.stdout)).toMatchObject({
      changes: [{ activity: 'lists.addItems', effect: 'changes', input: { list: 'Invoices' } }],
      activities: [],
      exported: { added: '(not known)' },
    });
    expect([fine.changed, wrong.status]).toEqual([[], 2]);
  });

  test('ends where it goes through results of a change', async () => {
    const { status, lines, said, changed } = await dry(
      'use(mail.list, { markAsRead: true }), mail.delete',
      `for await (const message of m365.mail.list({ top: 2 })) await m365.mail.delete({ message });
for await (const message of m365.mail.list({ top: 2, markAsRead: true })) await m365.mail.delete({ message });`,
    );

    expect([status, changed]).toEqual([0, []]);
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'Would delete: mail.delete',
      'Would delete: mail.delete',
      'Would change: mail.list',
    ]);
    expect(said[0]).toMatch(/What mail\.list would give is needed here, .* What comes after it was not looked at\.$/);
  });

  test('writes what is not known of an export in words', async () => {
    const { stdout } = await dry(
      'files.createFolder',
      "export const made = { folder: await m365.files.createFolder({ path: 'Reports' }) };",
      ['--json'],
    );

    expect(JSON.parse(stdout)).toMatchObject({ exported: { made: { folder: '(not known)' } } });
    expect(JSON.parse(stdout)).not.toHaveProperty('stopped');
  });

  test.each(['mail', 'calendar', 'files', 'sheets', 'lists', 'end-to-end'])('of the quickstart %s changes nothing', async (name) => {
    await using cloud = await embed();
    const { status, lines } = await run(cloud, [join(packageFolder, 'src/project/templates', name, 'typescript/main.ts')]);

    expect({ status, changed: changesIn(cloud), hasLines: lines.length > 0 }).toEqual({ status: 0, changed: [], hasLines: true });
  });
});
