import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { automationCheckers } from '../../src/faces/cli/automation-checkers.ts';
import { checkProject } from '../../src/project/check/check-project.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// What is remembered of flows is what a look at them would find, whatever happened in between.

const flow = (...steps: string[]): string =>
  `version: 1\nname: a\nsteps:\n  - microsoft365Scope:\n      steps:\n${steps.map((step) => `        - ${step}\n`).join('')}`;
const plain = [
  flow('use: mail.list'),
  flow('use: mail.send\n          with: { to: [ben@contoso.example], subject: Hi }'),
  flow('use: mail.send\n          with: { to: [spy@competitor.example], subject: Hi }'),
  flow('use: notes.count'),
  flow('use: notes.count\n          with: { least: three }'),
  flow('use: mail.move\n          with: { message: "${x}", to: Archive }'),
  'version: 1\nname: a\nsteps: [',
];
const invoking = [
  flow('invoke: ./b.flow.yaml', 'use: calendar.list'),
  flow('invoke: ./sub/c.flow.yaml'),
  'version: 1\nname: a\nsteps:\n  - invoke: ./b.flow.yaml\n  - invoke: ./sub/c.flow.yaml\n',
  flow('invoke: ./lib.ts#work', 'use: calendar.list'),
];
const functions = ['mail.list', 'mail.send', undefined].map((listed) =>
  [
    "import { mail, microsoft365Scope } from 'onbehalf';",
    `export const work = async () => ${listed === undefined ? '1' : `void (await microsoft365Scope({ activities: [${listed}] }))`};`,
  ].join('\n'),
);
/** The files of the project, and what may stand in each. */
const files: Readonly<Record<string, readonly string[]>> = {
  'a.flow.yaml': invoking,
  'b.flow.yaml': plain,
  'lib.ts': [...functions, 'export const other = 1;', "export * from './more';"],
  'more.ts': functions,
  'more.js': functions,
  'sub/c.flow.yaml': [
    ...plain,
    flow('invoke: ../lib.ts#work'),
    'version: 1\nname: a\nsteps:\n  - invoke: ../b.flow.yaml\n',
    flow('invoke: ../a.flow.yaml'),
  ],
};
const projectFiles = ['', "blockedRecipients: ['*@competitor.example']\n", "blockedRecipients: ['ben@*']\n", 'blockedRecipients: 1\n'];
const described = ['GET /me/messages', 'GET /me/events', 'GET /me/drive'].map((operation) => [{ operation }]);

type Change =
  | { readonly kind: 'flow'; readonly file: string; readonly text: string | undefined }
  | { readonly kind: 'project'; readonly text: string }
  | { readonly kind: 'package'; readonly calls: object | undefined; readonly isNumber: boolean }
  | { readonly kind: 'damage'; readonly at: number; readonly isCut: boolean }
  | { readonly kind: 'program'; readonly build: string };

const changes: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.oneof(
      ...Object.entries(files).map(([file, texts]) =>
        fc.record({ kind: fc.constant('flow' as const), file: fc.constant(file), text: fc.constantFrom(...texts, undefined) }),
      ),
    ),
  },
  fc.record({ kind: fc.constant('project' as const), text: fc.constantFrom(...projectFiles) }),
  fc.record({ kind: fc.constant('package' as const), calls: fc.constantFrom(...described, undefined), isNumber: fc.boolean() }),
  fc.record({ kind: fc.constant('damage' as const), at: fc.nat(), isCut: fc.boolean() }),
  fc.record({ kind: fc.constant('program' as const), build: fc.constantFrom('one', 'two') }),
);

async function put(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) await rm(path, { force: true });
  else await writeFile(path, text);
}

const about = { export: 'count', name: 'notes.count', title: 'Count', summary: 'Counts.', effect: 'reads', many: false };

const descriptionOf = (calls: object, isNumber: boolean): string =>
  JSON.stringify({
    version: 1,
    activities: [
      {
        ...about,
        calls,
        input: { type: 'object', properties: { least: { type: isNumber ? 'number' : 'string' } }, additionalProperties: false },
        output: { type: 'object' },
      },
    ],
  });

async function apply(change: Change, project: string, remembered: string): Promise<void> {
  if (change.kind === 'flow') await put(join(project, change.file), change.text);
  if (change.kind === 'project') await writeFile(join(project, 'onbehalf.yaml'), `version: 1\nname: many\nkind: process\n${change.text}`);
  if (change.kind === 'package')
    await put(join(project, 'node_modules/notes/activities.json'), change.calls && descriptionOf(change.calls, change.isNumber));
  if (change.kind === 'damage')
    for (const name of await readdir(remembered).catch(() => [])) {
      const bytes = await readFile(join(remembered, name));
      const at = change.at % bytes.length;
      await writeFile(join(remembered, name), change.isCut ? bytes.subarray(0, at) : bytes.with(at, (bytes[at] ?? 0) ^ 1));
    }
}

test('what is remembered says the same as a look at the flows, whatever of the project, its packages, the program or the memory was changed', async () => {
  const folder = await temporaryFolder('known');
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(changes, { minLength: 2, maxLength: 9 }), async (made) => {
        const project = join(folder, 'project');
        const remembered = join(folder, 'remembered');
        await Promise.all([project, remembered].map((each) => rm(each, { recursive: true, force: true })));
        for (const each of ['sub', 'node_modules/notes']) await mkdir(join(project, each), { recursive: true });
        await apply({ kind: 'project', text: '' }, project, remembered);
        await writeFile(join(project, 'package.json'), JSON.stringify({ dependencies: { notes: '1.0.0' } }));
        for (const [file, [text]] of Object.entries(files)) await put(join(project, file), text);
        let build = 'one';
        for (const change of made) {
          await apply(change, project, remembered);
          if (change.kind === 'program') build = change.build;
          const look = (from: string | undefined) => checkProject(project, automationCheckers({ folder: remembered, build: from }));
          const [found, ...known] = await Promise.all([look(undefined), look(build), look(build)]);

          expect(known).toEqual([found, found]);
          expect(await look(build)).toEqual(found);
        }
      }),
      { numRuns: 15 },
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});
