import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { hurried } from '../support/hurried-tenant.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

/** Makes a project with these entries and files. */
async function project(watch: string, files: Readonly<Record<string, string>>): Promise<string> {
  await onbehalfCommand(['new', 'tidy', '--location', home.folder]);
  const folder = join(home.folder, 'tidy');
  await writeFile(join(folder, 'onbehalf.yaml'), `version: 1\nname: tidy\nwatch:\n${watch}`);
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** Code that appends a line to a file of the test. */
const tell = (text: string): string => `appendFileSync(process.env['ONBEHALF_HOME'] + '/told.txt', ${text} + '\\n');`;
const told = async (): Promise<string[]> => (await readFile(join(home.folder, 'told.txt'), 'utf8')).trim().split('\n');

const files = {
  'main.ts': `import { appendFileSync } from 'node:fs';
import { mail, microsoft365Scope } from 'onbehalf';
await using m365 = await microsoft365Scope({ activities: [mail.list] });
const found = await m365.mail.list({ top: 1 }).all();
${tell('`found ${found.length}`')}`,
  'lib.ts': `import { appendFileSync } from 'node:fs';
import { calendar, microsoft365Scope } from 'onbehalf';
export async function made({ item, note = 'none' }: { item: { id: string; subject: string }; note?: string }) {
  await using m365 = await microsoft365Scope({ activities: [calendar.get] });
  const { subject } = await m365.calendar.get({ event: item.id });
  ${tell('`${subject} ${note}`')}
}
export function daily({ limit }: { limit: number }) { ${tell('`daily ${limit}`')} }
export function wrong() { throw new Error('Wrong.'); }`,
};

const eventsOf = (stdout: string): Record<string, unknown>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('TypeScript runs on schedules, as a whole or a function of it, and is written down as any run', async () => {
  const folder = await project(
    `  - { run: main.ts, schedule: 0 7 * * *, zone: UTC }
  - { run: 'lib.ts#daily', schedule: '20 7 * * *', zone: UTC, with: { limit: 3 } }
`,
    files,
  );
  const ended = await onbehalfCommand(['watch', folder, '--emulator', '--json'], hurried('2026-11-02T06:55:00Z', '2026-11-02T07:35:00Z'));

  expect(ended.status).toBe(0);
  expect(eventsOf(ended.stdout).map(({ type, entry }) => [type, entry].filter(Boolean).join(' '))).toEqual([
    'watching',
    'runStarted main.ts',
    'runDone main.ts',
    'runStarted lib.ts#daily',
    'runDone lib.ts#daily',
    'ended',
  ]);
  expect(await told()).toEqual(['found 1', 'daily 3']);
  const runs = eventsOf((await onbehalfCommand(['runs', 'list', '--json'])).stdout);
  expect(runs.map(({ file, outcome }) => `${String(file)} ${String(outcome)}`)).toEqual(['lib.ts#daily done', 'main.ts done']);
});

test('a function is handed what happens, and what it asks for is asked for before watching starts', async () => {
  const folder = await project(
    `  - { run: 'lib.ts#made', on: { trigger: calendar.created }, with: { note: seen } }
  - { run: 'lib.ts#wrong', schedule: 0 8 * * *, zone: UTC }
`,
    files,
  );
  const ended = await onbehalfCommand(
    ['watch', folder, '--emulator', '--json'],
    hurried('2026-11-02T06:55:00Z', '2026-11-02T07:35:00Z', async (cloud) => {
      const { accessToken } = await cloud.token({ user: cloud.account, permissions: ['Calendars.ReadWrite'] });
      const at = (hour: number): object => ({ dateTime: `2026-11-04T${hour}:00:00`, timeZone: 'UTC' });
      await cloud.emulator.fetch(
        new Request('https://graph.microsoft.com/v1.0/me/events', {
          method: 'POST',
          headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
          body: JSON.stringify({ subject: 'Made by hand', start: at(10), end: at(11) }),
        }),
      );
    }),
  );
  const permissions = JSON.parse((await onbehalfCommand(['permissions', folder, '--json'])).stdout) as {
    permissions: { name: string; because: { activity: string }[] }[];
  };

  expect(ended.status).toBe(0);
  expect(await told()).toEqual(['Made by hand seen']);
  expect(ended.stderr.match(/asks for/g)).toHaveLength(1);
  expect(permissions.permissions.flatMap(({ because }) => because.map(({ activity }) => activity))).toEqual(
    expect.arrayContaining(['calendar.get', 'calendar.waitForCreated']),
  );
});

test('everything that is wrong with such entries is told at its place', async () => {
  const folder = await project(
    `  - { name: a, run: nowhere.ts, schedule: 0 8 * * *, zone: UTC }
  - { name: b, run: 'lib.ts#dayly', schedule: 0 8 * * *, zone: UTC }
  - { name: c, run: 'lib.ts#daily', schedule: 0 8 * * *, zone: UTC, with: { limits: 3 } }
  - { name: d, run: 'lib.ts#daily', schedule: 0 8 * * *, zone: UTC, with: { limit: three } }
  - { name: e, run: 'lib.ts#made', on: { trigger: mail.received, as: message } }
  - { name: f, run: 'lib.ts#daily', on: { trigger: mail.received, as: limit } }
  - { name: g, run: main.ts, on: { trigger: mail.received } }
  - { name: h, run: main.ts, schedule: 0 8 * * *, zone: UTC, with: { limit: 3 } }
  - { name: i, run: open.ts, schedule: 0 8 * * *, zone: UTC }
`,
    {
      ...files,
      'open.ts':
        "import { microsoft365Scope } from 'onbehalf';\nconst open = (activities) => microsoft365Scope({ activities });\nawait open([]);",
    },
  );
  const { problems } = JSON.parse((await onbehalfCommand(['check', folder, '--json'])).stdout) as { problems: string[] };

  expect(problems.map((line) => line.replace(/^onbehalf\.yaml:(\d+):\d+: /, '$1 '))).toEqual([
    '4 watch.0.run names nowhere.ts, which is not there.',
    '5 watch.1.run names dayly, which lib.ts does not export; did you mean daily?',
    expect.stringMatching(/^6 watch\.2\.with\.limit is required by lib\.ts#daily\.$/),
    '6 watch.2.with.limits is no input of lib.ts#daily; did you mean limit?',
    '7 watch.3.with.limit must be a number, and this is a text.',
    '8 watch.4.with.item is required by lib.ts#made.',
    '8 watch.4.on.as is message, which is no input of lib.ts#made; known are item, note.',
    '9 watch.5.on.as is limit, which must be a number, and this is an object.',
    '10 watch.6.run must name a function of main.ts that is handed what came: main.ts#name.',
    '11 watch.7.with.limit is for a flow or a function, main.ts#name: main.ts as a whole takes nothing.',
    expect.stringMatching(/^12 watch\.8\.run names open\.ts, of which it must be known before it runs what it asks for\. open\.ts, line 2/),
  ]);
});
