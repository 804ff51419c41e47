import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
let folder = '';
beforeEach(async () => {
  home = await ownHome();
  folder = join(home.folder, 'invoices');
});
afterEach(() => home[Symbol.asyncDispose]());

const make = (...flags: string[]): Promise<unknown> => onbehalfCommand(['new', 'invoices', '--location', home.folder, ...flags]);
const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};
const change = async (path: string, from: string, to: string): Promise<void> => {
  const text = await readFile(join(folder, path), 'utf8');
  expect(text).toContain(from);
  await write(path, text.replace(from, to));
};

interface Report {
  readonly status: number;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly automations: readonly object[];
}

async function checked(): Promise<Report> {
  const { status, stdout, stderr } = await onbehalfCommand(['check', folder, '--json']);
  expect(stderr).toBe('');
  return { status, ...(JSON.parse(stdout) as Omit<Report, 'status'>) };
}

/** A lock file with packages, and what is installed of it. */
async function lock(packages: Readonly<Record<string, object>>, installed: Readonly<Record<string, object>> = packages): Promise<void> {
  const places = (table: Readonly<Record<string, object>>): object =>
    Object.fromEntries(Object.entries(table).map(([name, value]) => [`node_modules/${name}`, value]));
  await write('package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...places(packages) } }));
  await write('node_modules/.package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: places(installed) }));
}

test('a recipient that the project blocks is told where it is written, and nothing of the flow is run', async () => {
  await make();
  await change('onbehalf.yaml', 'kind: process', "kind: process\nblockedRecipients: ['*@competitor.example']");
  const flow =
    'version: 1\nname: a\nsteps:\n  - microsoft365Scope:\n      steps:\n        - use: mail.send\n          with: { to: [spy@competitor.example], subject: Hi }\n';
  await write('other.flow.yaml', flow);
  const told =
    'other.flow.yaml:7:24: to must not name spy@competitor.example: it is blocked by blockedRecipients.0 of onbehalf.yaml, `*@competitor.example`.';

  expect(await checked()).toMatchObject({ status: 2, problems: [told] });
  const { status, stderr } = await onbehalfCommand(['run', join(folder, 'other.flow.yaml'), '--emulator']);
  expect(status).toBe(2);
  expect(stderr).toContain('it is blocked by blockedRecipients.0 of onbehalf.yaml');
});

test.each([
  ['flow', ['main.flow.yaml', 'main.test.flow.yaml']],
  ['typescript', ['main.ts']],
])('a new project of kind %s is right', async (kind, files) => {
  await make('--kind', kind);

  expect(await checked()).toMatchObject({
    status: 0,
    problems: [],
    notes: [],
    automations: files.map((file) => ({ file, permissions: ['User.Read'] })),
  });
});

test('a person is told in lines', async () => {
  await make();
  await write('send.flow.yaml', 'version: 1\nname: send\nsteps:\n  - microsoft365Scope:\n      steps:\n        - use: mail.snd\n');

  const { status, stdout, stderr } = await onbehalfCommand(['check', folder]);

  expect({ status, stdout }).toEqual({
    status: 2,
    stdout: expect.stringMatching(/^send\.flow\.yaml:6:11: .*mail\.send.*\nmain\.flow\.yaml: User\.Read\n/) as string,
  });
  expect(stderr).toBe('1 problem in invoices.\n');
});

test('everything that is wrong is told at once, each with its file', async () => {
  await make('--kind', 'typescript');
  await write('main.ts', 'const = 1;\n');
  await write(
    'package.json',
    JSON.stringify({ version: '1.1.0', dependencies: { a: '^1.0.0' }, onbehalf: { compatibility: 'cross-platform' } }),
  );
  await change('onbehalf.yaml', '- file: main.ts', '- file: main.ts\n  - file: gone.flow.yaml');
  await write('flows/one.flow.yaml', 'version: 1\nname: one\nstps: []\n');

  expect(await checked()).toMatchObject({
    status: 2,
    problems: [
      'onbehalf.yaml: entryPoints.1.file names gone.flow.yaml, which is not there.',
      expect.stringContaining('compatibility cannot be changed from cross-platform to windows; only windows-legacy can become windows.'),
      'onbehalf.yaml: projectVersion is 1.0.0, and version of package.json is 1.1.0; write the same into both.',
      'package.json: it names packages, and there is no package-lock.json; run `onbehalf packages install`.',
      expect.stringMatching(/^flows\/one\.flow\.yaml:\d+:\d+: /),
      expect.stringMatching(/^flows\/one\.flow\.yaml:\d+:\d+: /),
      expect.stringMatching(/^main\.ts is not valid TypeScript: /),
    ],
  });
});

test('a project file that cannot be read is told with its places, and the flows are looked at all the same', async () => {
  await make();
  await change('onbehalf.yaml', 'kind: process', 'kind: proces');

  expect(await checked()).toMatchObject({
    status: 2,
    problems: ['onbehalf.yaml:4:7: kind must be one of process, library, template, not "proces"; did you mean process?'],
    automations: [{ file: 'main.flow.yaml' }, { file: 'main.test.flow.yaml' }],
  });
});

test('an automation of which it is only known when it runs what it asks for is noted', async () => {
  await make('--kind', 'typescript');
  await change('main.ts', '[users.me]', '[users.me].filter(() => Math.random() > 0)');

  expect(await checked()).toMatchObject({ status: 0, notes: [expect.stringContaining('main.ts')], automations: [{ permissions: [] }] });
});

describe('compatibility', () => {
  test.each([
    ['windows-legacy', 'windows', 0],
    ['windows', 'windows-legacy', 2],
    ['windows', 'cross-platform', 2],
    ['cross-platform', 'windows', 2],
    ['windows-legacy', 'cross-platform', 2],
  ])('from %s to %s ends with %i', async (from, to, status) => {
    await make('--compatibility', from);
    await change('onbehalf.yaml', `compatibility: ${from}`, `compatibility: ${to}`);
    const report = await checked();

    expect(report.status).toBe(status);
    expect([...report.problems, ...report.notes]).toEqual([expect.stringContaining(from)]);
  });
});

describe('packages', () => {
  const left = { version: '1.3.0', integrity: 'sha512-a' };

  test('that are forbidden by name and version, those that others bring included', async () => {
    await make();
    await change(
      'onbehalf.yaml',
      'entryPoints:',
      "forbiddenPackages:\n  - { name: 'left-*', versions: '>=1.2.0', because: nobody keeps it }\n  - name: '@rival/*'\nentryPoints:",
    );
    await change('package.json', '"scripts"', '"dependencies": { "left-pad": "^1.0.0" }, "scripts"');
    await lock({ 'left-pad': left, 'left-right': { version: '1.1.9' }, 'left-pad/node_modules/@rival/core': { version: '0.0.1' } });

    expect(await checked()).toMatchObject({
      status: 2,
      problems: [
        'left-pad 1.3.0 is forbidden in this project by the rule left-* >=1.2.0: nobody keeps it.',
        '@rival/core 0.0.1 is forbidden in this project by the rule @rival/*.',
      ],
    });
  });

  test('that are not installed, and that need an install script, are noted', async () => {
    await make();
    await change('package.json', '"scripts"', '"dependencies": { "left-pad": "^1.0.0" }, "scripts"');
    await lock({ 'left-pad': left, built: { version: '2.0.0', hasInstallScript: true } }, { 'left-pad': left });

    expect(await checked()).toMatchObject({
      status: 0,
      notes: [
        'Not everything in package-lock.json is installed; the next run installs it.',
        'built 2.0.0 needs an install script, which is not supported: it was not run.',
      ],
    });
  });

  test('a lock file that is broken is told', async () => {
    await make();
    await change('package.json', '"scripts"', '"dependencies": { "left-pad": "^1.0.0" }, "scripts"');
    await write('package-lock.json', '{ "packages": [');

    expect(await checked()).toMatchObject({ status: 2, problems: [expect.stringMatching(/package-lock\.json is not JSON\.$/)] });
  });
});

test('where there is no project, that is told', async () => {
  await rm(folder, { recursive: true, force: true });

  expect(await onbehalfCommand(['check', folder])).toMatchObject({
    status: 5,
    stderr: expect.stringContaining('There is no project in') as string,
  });
});
