import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

/** Writes an automation that imports another file; gives its path. */
async function automation(
  lib: string,
  tidy = "import { box } from './lib.ts';\nimport { mail, microsoft365Scope, use } from 'onbehalf';\n",
) {
  await writeFile(join(home.folder, 'lib.ts'), lib);
  const file = join(home.folder, 'tidy.ts');
  await writeFile(
    file,
    `${tidy}await using m365 = await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false })], mailbox: box });\nexport const messages = (await m365.mail.list({ top: 2 }).all()).length;\n`,
  );
  return file;
}

const unknown = "export const box = process.env['NO_SUCH_BOX'];\n";
const place = (): string => `${join(home.folder, 'lib.ts')}, line 1, column 20: \`process\` has a value only when the file runs.`;

describe('a file of which it is only known when it runs what it asks for', () => {
  test('runs where a person can answer, who is told so once', async () => {
    const { status, stdout, stderr } = await onbehalfCommand(['run', await automation(unknown), '--emulator', '--json']);

    expect({ status, exported: (JSON.parse(stdout) as { exported: unknown }).exported }).toEqual({ status: 0, exported: { messages: 2 } });
    expect(stderr.split(`${place()} Consent may be asked for later, in the middle of the run.`)).toHaveLength(2);
  });

  test('is refused unattended, with the place and what to write', async () => {
    const { status, stdout, stderr } = await onbehalfCommand(['run', await automation(unknown), '--emulator', '--unattended']);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${place()} What it asks for must be known before it runs unattended.`);
    expect(stderr).toContain('Write the address, or a text with a default');
  });

  test.each([
    ['permissions', 'FILE'],
    ['permissions', 'FILE', '--check'],
    ['permissions', 'FILE', '--message'],
    ['permissions', 'FILE', '--json'],
    ['app', 'register', 'FILE', '--name', 'Tidy', '--as', 'azure-cli'],
    ['app', 'register', 'FILE', '--name', 'Tidy', '--emulator'],
  ])('is refused by %s %s %s', async (...words) => {
    const file = await automation(unknown);
    const { status, stderr, stdout } = await onbehalfCommand(words.map((word) => (word === 'FILE' ? file : word)));

    expect(status).toBe(2);
    expect(stdout + stderr).toContain(words.includes('--json') ? '`process` has a value only when the file runs.' : place());
  });
});

test('a file that can be read runs unattended, and nothing is said', async () => {
  const { status, stderr } = await onbehalfCommand([
    'run',
    await automation('export const box = undefined;\n'),
    '--emulator',
    '--unattended',
  ]);

  expect(status).toBe(0);
  expect(stderr).not.toContain('Consent may be asked for later');
});

test('a file that does not parse says only that', async () => {
  const { status, stderr } = await onbehalfCommand(['run', await automation(unknown, 'const = 1;\n'), '--emulator']);

  expect(status).toBe(2);
  expect(stderr).toContain('tidy.ts is not valid TypeScript');
  expect(stderr).not.toContain('Consent may be asked for later');
});
