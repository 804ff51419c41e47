import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embed, embedded } from '../../src/embedded.ts';
import { createNoStorage } from '../../src/identity/index.ts';
import type { Embedded } from '../../src/faces/cli/command.ts';
import { commands } from '../../src/faces/cli/commands.ts';
import { onbehalfCommand, packageFolder } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { commandsIn, readCommand } from '../support/read-command.ts';

/** Commands that end otherwise than with 0, and why. */
const otherEnds: Readonly<Record<string, { readonly status: number; readonly because: string }>> = {
  'emulator status': { status: 5, because: 'none was started in the tenant of the test' },
  'doctor --connection work': { status: 2, because: 'the connection signs in through Windows, and an emulator has no broker' },
};

/** Commands that are read, but not run here, and why. */
const notRun: Readonly<Record<string, string>> = {
  studio: 'it serves until it is stopped; test/browser/studio.test.ts opens it',
  'secrets set nightly': 'it needs the key store of an operating system; test/storage/key-store.test.ts runs it there',
};

interface Printed {
  readonly page: string;
  readonly line: string;
}

/** Every command line of ours in the blocks of a page. Comments, continued lines and `npx` are as a shell takes them. */
function commandsOf(page: string, text: string): Printed[] {
  const blocks = [...text.matchAll(/```(?:sh|console)\n([^]*?)```/g)].map(([, block = '']) => block.replaceAll(/\\\n\s*/g, ''));
  return blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => {
      const [, command] = /^(?:\$ )?(?:npx )?onbehalf (.*?)\s*(?:\s#.*)?$/.exec(line) ?? [];
      return command === undefined ? [] : [{ page, line: command }];
    }),
  );
}

/** Pages with tests of their own: these compare what is printed, those in docs/reference show the examples of definitions, which test/examples runs. */
const elsewhere = ['flows.md', 'permissions.md', 'projects.md'];

const docs = (await readdir(join(packageFolder, 'docs'))).filter((name) => name.endsWith('.md') && !elsewhere.includes(name));
const pages = ['README.md', ...docs.toSorted().map((name) => `docs/${name}`)];
const printed = (await Promise.all(pages.map(async (page) => commandsOf(page, await readFile(join(packageFolder, page), 'utf8'))))).flat();

test('the pages have commands, and each that is treated otherwise is on one', () => {
  const lines = printed.map(({ line }) => line);

  expect(lines.length).toBeGreaterThan(25);
  expect([...Object.keys(otherEnds), ...Object.keys(notRun)].filter((line) => !lines.includes(line))).toEqual([]);
});

/** Commands inside of sentences: a placeholder or `...` stands for what a person puts there. */
const inSentences = (
  await Promise.all(['docs/permissions.md', ...pages].map(async (page) => await readFile(join(packageFolder, page), 'utf8')))
)
  .flatMap((text) => commandsIn(text.replaceAll(/```[^]*?```/g, '').replaceAll('`npx ', '`')))
  // A sentence may speak of a command without running it.
  .filter((line) => !Object.hasOwn(commands, line));

test.each([...new Set(inSentences)])('`onbehalf %s`, which a sentence names, is a whole command', async (line) => {
  await expect(readCommand(line)).resolves.toEqual(expect.any(String));
});

describe.each(pages.filter((page) => printed.some((one) => one.page === page)))('%s', (page) => {
  let home: OwnHome;
  let tenant: Embedded;
  let folder = '';
  beforeAll(async () => {
    home = await ownHome();
    folder = join(home.folder, 'work');
    await mkdir(folder);
    // The automation that the pages speak of; the examples lie where they do in the package.
    const [, tidy = ''] = /```ts\n([^]*?)```/.exec(await readFile(join(packageFolder, 'README.md'), 'utf8')) ?? [];
    await writeFile(join(folder, 'tidy.ts'), tidy);
    // One tenant for the page, and an administrator who may do all that it shows.
    const embedment = await embed({ account: 'elin@contoso.example' });
    const storage = createNoStorage();
    tenant = {
      ...embedded,
      start: async () => ({
        ...embedment,
        world: (base) => ({ ...embedment.world(base), storage: async () => storage }),
        [Symbol.asyncDispose]: async () => undefined,
      }),
    };
  });
  afterAll(() => home[Symbol.asyncDispose]());

  /** Files of the reader's own are in the folder of the test. */
  const inFolder = (word: string): string => (/^(?:\.\/)?(?:tidy\.ts|tenant)$/.test(word) ? join(folder, word) : word);

  test('each command that it prints is carried out as it stands', async () => {
    const ends: { readonly line: string; readonly status: number; readonly why: string }[] = [];
    for (const { line } of printed.filter((one) => one.page === page && !Object.hasOwn(notRun, one.line))) {
      const words = line
        .replaceAll(/\bAPPLICATION_ID\b|\bID\b/g, '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10')
        .split(' ')
        .filter(Boolean)
        .map(inFolder);
      const isServer = words[0] === 'emulator' && words[1] === 'start';
      const { status, stderr } = await onbehalfCommand(
        [...words.filter((word) => word !== '--emulator'), ...(isServer ? [] : ['--emulator'])],
        {
          emulator: tenant,
          signal: isServer ? AbortSignal.abort() : new AbortController().signal,
        },
      );
      const expected = otherEnds[line]?.status ?? 0;
      if (status !== expected) ends.push({ line, status, why: stderr.slice(-400) });
    }

    expect(ends).toEqual([]);
  });
});
