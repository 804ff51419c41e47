import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemLine } from './problem.ts';
import { readProjectFile } from './read-project-file.ts';

const least = 'version: 1\nname: tidy\n';
const told = (text: string): string[] => readProjectFile(text).problems.map((problem) => problemLine('f', problem));

test('the least that stands in a file, and what is left out', () => {
  expect(readProjectFile(least)).toEqual({
    problems: [],
    file: {
      version: 1,
      name: 'tidy',
      description: '',
      kind: 'process',
      compatibility: 'windows',
      projectVersion: '1.0.0',
      entryPoints: [],
      feeds: [],
      forbiddenPackages: [],
      privateNames: [],
      blockedRecipients: [],
      watch: [],
    },
  });
});

test('everything that may stand in it', () => {
  const text = `${least}description: Files invoices
kind: library
compatibility: cross-platform
projectVersion: 2.1.0-beta.1
entryPoints:
  - file: flows/main.flow.yaml
    title: Invoices
feeds:
  - folder: ../packages
  - registry: https://npm.contoso.example/feed/
forbiddenPackages:
  - name: '@rival/*'
  - { name: left-pad, versions: '>=1.2.0', because: nobody keeps it }
privateNames: ['*password*']
blockedRecipients: ['*@competitor.example']
`;
  expect(readProjectFile(text)).toMatchObject({
    problems: [],
    file: { feeds: [{ folder: '../packages' }, { registry: 'https://npm.contoso.example/feed/' }], entryPoints: [{ title: 'Invoices' }] },
  });
});

test('all that is wrong is told at once, each at its place, with the nearest name', () => {
  expect(
    told(`version: 2
nam: tidy
kind: proces
compatibility: linux
projectVersion: 1.10
entryPoints:
  - file: ../main.ts
    titel: Main
feeds:
  - registry: https://user:password@npm.contoso.example
  - url: https://npm.contoso.example
forbiddenPackages:
  - name: left-pad
    versions: newest
privateNames: password
`),
  ).toEqual([
    'f:1:1: name is required.',
    'f:1:10: version must be 1, the version of this format.',
    'f:2:1: nam is not known; did you mean name?',
    'f:3:7: kind must be one of process, library, template, not "proces"; did you mean process?',
    'f:4:16: compatibility must be one of windows, windows-legacy, cross-platform, not "linux".',
    'f:5:17: projectVersion must be a string.',
    'f:7:11: entryPoints.0.file must be the path of a file in the project, with `/` between folders and without `..`.',
    'f:8:5: entryPoints.0.titel is not known; did you mean title?',
    'f:10:15: feeds.0.registry must be the address of an npm registry, https://..., without a name or password in it.',
    'f:11:5: feeds.1.registry is required.',
    'f:11:5: feeds.1.url is not known; known are registry, folder.',
    'f:14:15: forbiddenPackages.0.versions must be versions as npm writes them, such as `1.2.3`, `>=1.2.0` or `1.x`.',
    'f:15:15: privateNames must be an array.',
  ]);
});

describe('what makes a text mean something else than it shows is refused', () => {
  test.each([
    ['a key that comes twice', `${least}name: other\n`, 'f:3:1: The key comes twice in the same map.'],
    ['an anchor', 'version: 1\nname: &a tidy\n', 'f:2:10: Anchors (`&name`) are not read here: leave it out.'],
    ['a tag', 'version: 1\nname: !!str tidy\nkind: !x process\n', 'f:3:10: Tags (`!name`) are not read here: leave it out.'],
    ['a tab', `${least}entryPoints:\n\t- file: a.ts\n`, 'f:4:1: Lines are indented with blanks, not with tabs.'],
    ['a second document', `${least}---\n${least}`, 'f:3:1: The file must hold one document; take out the line `---` in the middle.'],
    ['a list', '- version: 1\n', 'f:1:1: The file must be a map, which begins with `version: 1`.'],
    ['nothing', '', 'f:1:1: The file must be a map, which begins with `version: 1`.'],
    ['a key of every object', `${least}__proto__: { kind: library }\n`, 'f:3:1: __proto__ is not known'],
  ])('%s', (_what, text, says) => {
    expect(told(text)).toEqual([expect.stringContaining(says)]);
  });
});

test('whatever a file holds, it is read or told what is wrong with it, inside of the file', () => {
  const piece = fc.constantFrom(
    'version',
    'name',
    ': ',
    '1',
    '\n',
    '  ',
    '- ',
    'kind',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&a',
    '*a',
    '|',
    '>',
    '#',
    '\t',
    '\r',
    'é',
    '<<',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { file, problems } = readProjectFile(text);
      expect(file === undefined).toBe(problems.length > 0);
      const lines = text.split('\n');
      for (const { line, column } of problems) {
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
      }
    }),
    { numRuns: 500 },
  );
});
