import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope, nodeWorld, onEmulator } from '../../src/connection/index.ts';
import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';

let emulator: Emulator;
let origin = '';
let home = '';
let before: string | undefined;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onbehalf-sessions-'));
  before = process.env['ONBEHALF_HOME'];
  process.env['ONBEHALF_HOME'] = home;
  emulator = await createEmulator();
  ({ origin } = await emulator.listen());
});
afterAll(async () => {
  if (before === undefined) delete process.env['ONBEHALF_HOME'];
  else process.env['ONBEHALF_HOME'] = before;
  await emulator[Symbol.asyncDispose]();
  await rm(home, { recursive: true });
});

const run = (...args: string[]) => onbehalfCommand([...args, '--emulator', origin, '--unattended']);

/** Signs somebody in as a person at this machine would. */
async function signIn(address: string): Promise<void> {
  const person = emulator.person(address);
  const world = onEmulator({ ...nodeWorld({ emulator: '', notify: () => undefined }), openBrowser: (url) => person.openBrowser(url) }, origin);
  await using m365 = await microsoft365Scope({ emailAddress: address, activities: [mail.move] }, { ...world, canAsk: true });
  await m365.signIn();
}

test('a stored sign-in serves later commands, several accounts side by side, until it is forgotten', async () => {
  const nobody = await run('whoami');
  await signIn('ada@contoso.example');
  await signIn('chloe@contoso.example');
  const latest = await run('whoami', '--json');
  const named = await run('whoami', '--account', 'ada@contoso.example');
  const listed = await run('mail', 'list', '--top', '1', '--account', 'ada@contoso.example', '--json');
  const accounts = await run('connections', '--json');
  const out = await run('signout', '--account', 'ada@contoso.example');
  const gone = await run('mail', 'list', '--account', 'ada@contoso.example');
  const other = await run('mail', 'list', '--top', '1', '--account', 'chloe@contoso.example', '--json');

  expect([nobody.status, nobody.stderr]).toEqual([3, 'Error: Nobody is signed in.\nYour move: Run `onbehalf signin`, then try again.\n']);
  expect(JSON.parse(latest.stdout)).toMatchObject({ username: 'chloe@contoso.example', permissions: ['Mail.ReadWrite'] });
  expect(named.stdout).toContain('Ada Martin <ada@contoso.example>\n');
  expect([listed.status, listed.stdout.trim().split('\n').length]).toEqual([0, 1]);
  expect(accounts.stdout.trim().split('\n').map((line) => (JSON.parse(line) as { emailAddress: string }).emailAddress)).toEqual(['chloe@contoso.example', 'ada@contoso.example']);
  expect(out.stdout).toBe('The sign-in of ada@contoso.example is forgotten on this machine.\n');
  expect(gone.status).toBe(3);
  expect(other.status).toBe(0);
});

test('a sign-in with the flags of an application under a name makes a connection', async () => {
  const flags = ['--application-id', '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', '--tenant-id', 'contoso.example', '--account', 'diego@contoso.example'];
  const person = emulator.person('diego@contoso.example');
  const world = onEmulator({ ...nodeWorld({ emulator: '', notify: () => undefined }), openBrowser: (url) => person.openBrowser(url) }, origin);
  await using m365 = await microsoft365Scope(
    { oauthApplication: 'Custom', applicationId: flags[1] ?? '', tenantId: 'contoso.example', emailAddress: 'diego@contoso.example', activities: [], permissions: { add: ['User.Read', 'Mail.Read'] } },
    { ...world, canAsk: true },
  );
  await m365.signIn();
  const made = await run('signin', '--connection', 'work', ...flags);
  const used = await run('mail', 'newest', '--connection', 'work', '--json');

  expect([made.status, made.stdout]).toEqual([0, 'Signed in as diego@contoso.example; kept as connection work.\n']);
  expect([used.status, (JSON.parse(used.stdout) as { subject: string }).subject]).toEqual([0, expect.any(String)]);
});
