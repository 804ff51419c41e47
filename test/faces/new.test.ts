import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onbehalfCommand, packageFolder, type CommandOptions, type Ended } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';
import { programProcess } from '../support/program-process.ts';

let home: OwnHome;
let folder = '';
beforeEach(async () => {
  home = await ownHome();
  folder = join(home.folder, 'work');
  await mkdir(folder);
});
afterEach(() => home[Symbol.asyncDispose]());

const made = (args: readonly string[], options?: CommandOptions): Promise<Ended> =>
  onbehalfCommand(['new', ...args, '--location', folder], options);
const textOf = (...path: string[]): Promise<string> => readFile(join(folder, ...path), 'utf8');
/** Every file below the folder, its path with `/`. */
const filesIn = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();

describe('a new project', () => {
  test.each([
    ['flow', ['main.flow.yaml', 'main.test.flow.yaml'], ['.onbehalf/flow.schema.json']],
    ['typescript', ['main.test.ts', 'main.ts'], ['tsconfig.json']],
  ])('of kind %s has its files, and its automation and its test run on the emulator', async (kind, [main = '', other = ''], more) => {
    const { status, stdout } = await made(['invoices', '--kind', kind, '--json']);

    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { readonly files: string[] }).files.toSorted()).toEqual(
      ['.gitignore', '.onbehalf/project.schema.json', 'onbehalf.yaml', 'package.json', main, other, ...more].toSorted(),
    );
    const { scripts } = JSON.parse(await textOf('invoices', 'package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    for (const script of Object.values(scripts)) {
      const [, ...words] = script.split(' ').map((word) => (word.startsWith('main.') ? join(folder, 'invoices', word) : word));
      const ended = await onbehalfCommand([...words.filter((word) => word !== '--emulator'), '--emulator']);
      expect({ script, status: ended.status, stderr: ended.status === 0 ? '' : ended.stderr }).toEqual({ script, status: 0, stderr: '' });
    }
  });

  test('says in its file what it was told, and nowhere where it was made', async () => {
    const description = 'Files: the "invoices" of #1 — ä';
    await made(['Tidy invoices', '--description', description, '--compatibility', 'cross-platform', '--as', 'library']);

    const files = await filesIn();
    const texts = await Promise.all(files.map((file) => textOf(file)));
    expect(texts.filter((text) => text.includes(folder) || text.includes(packageFolder))).toEqual([]);
    expect(await textOf('Tidy invoices', 'onbehalf.yaml')).toBe(
      [
        '# yaml-language-server: $schema=./.onbehalf/project.schema.json',
        'version: 1',
        'name: Tidy invoices',
        `description: '${description}'`,
        'kind: library',
        'compatibility: cross-platform',
        'projectVersion: 1.0.0',
        'entryPoints:',
        '  - file: main.flow.yaml',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await textOf('Tidy invoices', 'package.json'))).toMatchObject({ name: 'tidy-invoices', description });
  });

  test('its test fails when the automation does something else', async () => {
    await made(['invoices', '--kind', 'typescript']);
    const main = join(folder, 'invoices', 'main.ts');
    await writeFile(main, (await readFile(main, 'utf8')).replace('Hello', 'Goodbye'));

    expect(await onbehalfCommand(['run', join(folder, 'invoices', 'main.test.ts'), '--emulator'])).toMatchObject({ status: 1 });
  });

  test('is asked for on a terminal', async () => {
    const { status, stdout } = await onbehalfCommand(['new'], {
      answers: ['in/voices', 'invoices', 'typescript', 'blank', 'Files invoices', folder, 'cross-platform'],
    });

    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('invoices is made: ') as string });
    expect(await textOf('invoices', 'onbehalf.yaml')).toContain('compatibility: cross-platform');
    expect(await filesIn()).toContain('invoices/main.ts');
  });

  test('is made in an empty folder of its name, and in no other', async () => {
    await mkdir(join(folder, 'empty'));
    await mkdir(join(folder, 'full'));
    await writeFile(join(folder, 'full', 'notes.txt'), 'mine');
    await writeFile(join(folder, 'file'), 'mine');

    expect(await made(['empty'])).toMatchObject({ status: 0 });
    for (const name of ['empty', 'full', 'file'])
      expect(await made([name])).toMatchObject({
        status: 5,
        stderr: expect.stringContaining(`${join(folder, name)} is there already, and not an empty folder.`) as string,
      });
    expect((await readdir(folder)).toSorted()).toEqual(['empty', 'file', 'full']);
    expect(await readdir(join(folder, 'full'))).toEqual(['notes.txt']);
  });
});

describe('nothing is left', () => {
  test.each([
    ['a name that is no folder everywhere', ['a:b'], 'NAME must name a folder on every system, so it must not have :.'],
    ['a name that leads elsewhere', ['../tidy'], 'NAME must name a folder on every system, so it must not have /.'],
    ['a name that is too long', ['x'.repeat(129)], 'NAME must be at most 128 characters.'],
    ['two words', ['tidy', 'invoices'], 'put quotes round a name with blanks.'],
    ['no name', [], 'NAME is needed, and nobody can be asked here'],
    ['a description that is too long', ['tidy', '--description', 'x'.repeat(501)], '--description must be at most 500 characters.'],
    ['a compatibility that is none', ['tidy', '--compatibility', 'linux'], 'windows-legacy, cross-platform'],
    ['a template that is none', ['tidy', '--template', 'blnk'], 'There is no template blnk for flows.'],
  ])('after %s', async (_what, args, says) => {
    const { status, stderr } = await made(args);

    expect({ status: status === 2 || status === 5, stderr }).toEqual({ status: true, stderr: expect.stringContaining(says) as string });
    expect(await readdir(folder)).toEqual([]);
  });

  test('after a location that is not there', async () => {
    const { status, stderr } = await onbehalfCommand(['new', 'tidy', '--location', join(folder, 'nowhere')]);

    expect({ status, stderr }).toEqual({
      status: 5,
      stderr: expect.stringContaining(`There is no folder ${join(folder, 'nowhere')}.`) as string,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('after an installation that failed, and after one that was broken off', async () => {
    let asked = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (asked = resolve));
    await using registry = await listening(
      (path) => (path === '/onbehalf' ? 404 : undefined),
      () => undefined,
    );
    await using slow = await listening(
      () => undefined,
      () => asked(),
    );
    const install = (origin: string): ReturnType<typeof programProcess> =>
      programProcess(['new', 'tidy', '--location', folder, '--install'], {
        home: home.folder,
        env: { npm_config_registry: origin, npm_config_cache: join(home.folder, 'cache') },
      });

    expect(await install(registry.origin).ended).toMatchObject({
      code: 5,
      stderr: expect.stringMatching(/The registry has no onbehalf@\^[\d.]+\.\n.*Leave out --install/) as string,
    });
    expect(await readdir(folder)).toEqual([]);

    const child = install(slow.origin);
    await waiting;
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^\.onbehalf-new-/) as string]);
    child.interrupt();
    expect(await child.ended).toMatchObject({ code: 130 });
    expect(await readdir(folder)).toEqual([]);
  }, 60_000);
});

/** A registry that answers with a status, or never. */
async function listening(status: (path: string) => number | undefined, onRequest: () => void) {
  const server: Server = createServer((request, response) => {
    onRequest();
    const code = status(request.url ?? '');
    if (code !== undefined) response.writeHead(code, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
