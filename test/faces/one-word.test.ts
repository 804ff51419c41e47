import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

test.each(['show', 'delete', 'review', 'consent'])('app %s without a name says which command it was', async (verb) => {
  const { status, stderr } = await onbehalfCommand(['app', verb]);
  expect(status).toBe(2);
  expect(stderr).toContain(`onbehalf app ${verb}`);
  expect(stderr).toContain('must be the name of one registration');
});

test('a connection is shown with its settings, its sign-in and its file, and as the default only where it is', async () => {
  const file = join(home.folder, 'connections.json');
  const connections = { work: { emailAddress: 'ada@contoso.example' }, other: { emailAddress: 'ben@contoso.example' } };
  await writeFile(file, JSON.stringify({ default: 'work', connections }));

  expect((await onbehalfCommand(['connections', 'show', 'work'])).stdout).toBe(
    `work, the default\n  emailAddress: ada@contoso.example\n  sign-in: nobody\n  in ${file}\n`,
  );
  expect((await onbehalfCommand(['connections', 'show', 'other'])).stdout).toMatch(/^other\n/);
});

test('a sign-in for a permission alone asks for that one alone', async () => {
  const ended = await onbehalfCommand(['signin', '--permission', 'Mail.Read', '--emulator', '--json']);
  expect(JSON.parse(ended.stdout)).toMatchObject({ permissions: ['Mail.Read'] });
  const plain = await onbehalfCommand(['signin', '--emulator', '--json']);
  expect(JSON.parse(plain.stdout)).toMatchObject({ permissions: ['User.Read'] });
});
