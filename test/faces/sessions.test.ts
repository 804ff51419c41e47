import { afterAll, beforeAll, expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownMachine, type OwnMachine } from '../support/own-home.ts';

let machine: OwnMachine;
beforeAll(async () => {
  machine = await ownMachine();
});
afterAll(() => machine[Symbol.asyncDispose]());

const run = (...args: string[]) => onbehalfCommand([...args, '--emulator', machine.origin, '--unattended']);

test('a stored sign-in serves later commands, several accounts side by side, until it is forgotten', async () => {
  const nobody = await run('whoami');
  await machine.signIn('ada@contoso.example', { activities: [mail.move] });
  await machine.signIn('chloe@contoso.example', { activities: [mail.move] });
  const undecided = await run('whoami');
  const refused = await run('mail', 'list', '--top', '1', '--json');
  const chloe = await run('whoami', '--account', 'chloe@contoso.example', '--json');
  const named = await run('whoami', '--account', 'ada@contoso.example');
  const listed = await run('mail', 'list', '--top', '1', '--account', 'ada@contoso.example', '--json');
  const accounts = await run('connections', '--json');
  const out = await run('signout', '--account', 'ada@contoso.example');
  const gone = await run('mail', 'list', '--account', 'ada@contoso.example');
  const other = await run('mail', 'list', '--top', '1');

  expect([nobody.status, nobody.stderr]).toEqual([
    3,
    `Error: Nobody is signed in.\nYour move: Run \`onbehalf signin --emulator ${machine.origin}\`, then try again.\n`,
  ]);
  for (const { status, stderr, stdout } of [undecided, refused]) {
    expect(status).toBe(3);
    expect(stdout + stderr).toContain('and none is named: chloe@contoso.example, ada@contoso.example.');
  }
  expect(JSON.parse(chloe.stdout)).toMatchObject({ username: 'chloe@contoso.example', permissions: ['Mail.ReadWrite'] });
  expect(named.stdout).toMatch(/^Ada Martin <ada@contoso\.example>\nTenant [\da-f-]{36}\nGranted Mail\.ReadWrite\n$/);
  expect([listed.status, listed.stdout.trim().split('\n').length]).toEqual([0, 1]);
  expect(
    accounts.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { emailAddress: string }).emailAddress),
  ).toEqual(['chloe@contoso.example', 'ada@contoso.example']);
  expect(out.stdout).toBe('The sign-in of ada@contoso.example is forgotten on this machine.\n');
  expect(gone.status).toBe(3);
  expect(other.status).toBe(0);
  expect(other.stderr.split('\n').filter((line) => line.startsWith('Acting as'))).toEqual([
    'Acting as chloe@contoso.example, through UiPathStudioO365App.',
  ]);
});

test('a sign-in with the flags of an application under a name makes a connection', async () => {
  const flags = [
    '--application-id',
    '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
    '--tenant-id',
    'contoso.example',
    '--account',
    'diego@contoso.example',
  ];
  await machine.signIn('diego@contoso.example', {
    oauthApplication: 'Custom',
    applicationId: flags[1] ?? '',
    tenantId: 'contoso.example',
    activities: [],
    permissions: { add: ['User.Read', 'Mail.Read'] },
  });
  const made = await run('signin', '--connection', 'work', ...flags);
  const used = await run('mail', 'newest', '--connection', 'work', '--json');

  expect([made.status, made.stdout]).toEqual([0, 'Signed in as diego@contoso.example; kept as connection work.\n']);
  expect([used.status, (JSON.parse(used.stdout) as { subject: string }).subject]).toEqual([0, expect.any(String)]);
});
