import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { embed, embedded, type Embedment } from '../../src/embedded.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Two scopes: the second one needs more, and is opened when the first one has moved a message. */
const twoScopes = `import { mail, microsoft365Scope, use } from 'onbehalf';
await using moves = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false }), mail.move] });
const [message] = await moves.mail.list({ top: 1 }).all();
await moves.mail.move({ message, to: 'Archive' });
await using reads = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false })], permissions: { add: ['User.Read'] } });
export const left = (await reads.mail.list({ top: 1 }).all()).length;
`;

let cloud: Embedment;
let home = '';
beforeEach(async () => {
  home = await temporaryFolder('run');
  cloud = await embed();
});
afterEach(async () => {
  await cloud[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

/** Runs an automation as Ada; the order of what happened: pages, and changes in Graph. */
async function run(source: string, flags: readonly string[] = [], consent: 'accept' | 'decline' = 'accept') {
  const happened: string[] = [];
  const file = join(home, 'tidy.ts');
  await writeFile(file, source);
  const person = cloud.emulator.person(cloud.account, { consent });
  const start = async () => ({
    ...cloud,
    world: (base: Parameters<Embedment['world']>[0]) => {
      const world = cloud.world(base);
      return {
        ...world,
        canAsk: !flags.includes('--unattended'),
        openBrowser: async (url: string) => {
          happened.push(`page ${new URL(url).searchParams.get('scope')?.replace(/ (?:openid|profile|offline_access)\b/g, '')}`);
          await person.openBrowser(url);
        },
        fetch: async (...request: Parameters<typeof world.fetch>) => {
          if (request[1]?.method === 'POST' && request[0].includes('/v1.0/')) happened.push('change');
          return await world.fetch(...request);
        },
      };
    },
    [Symbol.asyncDispose]: async () => undefined,
  });
  const { status, stdout, stderr } = await onbehalfCommand(['run', file, ...flags, '--emulator'], { emulator: { ...embedded, start } });
  return { status, output: stdout + stderr, happened };
}

test('a file with two scopes asks once, before anything is done', async () => {
  const { status, happened, output } = await run(twoScopes);

  expect({ status, happened }).toEqual({ status: 0, happened: ['page Mail.ReadWrite User.Read', 'change'] });
  expect(output.match(/Signed in as/g)).toHaveLength(1);
});

test('where consent is declined, nothing is done', async () => {
  const { status, happened } = await run(twoScopes, [], 'decline');

  expect(status).toBe(4);
  expect(happened.filter((what) => what === 'change')).toEqual([]);
});

test('where nobody can answer, nothing is done', async () => {
  const { status, happened, output } = await run(twoScopes, ['--unattended']);

  expect({ status, happened }).toEqual({ status: 3, happened: [] });
  expect(output).toContain('Nobody is signed in through UiPathStudioO365App yet.');
});

test('a file that cannot be read asks when it gets there, and is refused where nobody could answer then', async () => {
  const unread = twoScopes.replace(
    '[use(mail.list, { markAsRead: false }), mail.move]',
    "process.argv.includes('--never') ? [] : [mail.list, mail.move]",
  );
  const { status, happened, output } = await run(unread);

  expect(status).toBe(0);
  expect(happened).toEqual(['page Mail.ReadWrite', 'change', 'page Mail.ReadWrite User.Read']);
  // Once, and not again by whoever asks.
  expect(output.match(/Consent may be asked for later/gi)).toHaveLength(1);
  expect(output).toMatch(/tidy\.ts, line 2, column \d+: .*Consent may be asked for later, in the middle of the run\./);
  const refused = await run(unread, ['--unattended']);
  expect([refused.status, refused.happened]).toEqual([2, []]);
});

test('a file without a scope asks nobody', async () => {
  const { status, happened, output } = await run('export const done = true;\n', ['--unattended']);

  expect({ status, happened }).toEqual({ status: 0, happened: [] });
  expect(output).not.toContain('cannot be read');
});
