import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../support/package-folder.ts';

interface Part {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly group?: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}
interface Sbom {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly components: readonly Part[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}
// The tools are plain JavaScript.
const { shippedParts, writtenIn } = (await import(new URL('../../tools/release/sbom.mjs', import.meta.url).href)) as {
  readonly shippedParts: (sbom: Sbom, written: readonly string[]) => Sbom;
  readonly writtenIn: (licences: string) => readonly string[];
};
const { notesOf } = (await import(new URL('../../tools/release/notes.mjs', import.meta.url).href)) as {
  readonly notesOf: (changelog: string, tag: string, version: string) => string;
};
const read = (name: string): string => readFileSync(join(packageFolder, name), 'utf8');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };
const workflows = readdirSync(join(packageFolder, '.github/workflows'));

test.each(workflows)('%s uses actions by the hash of a commit, and says which version that is', (name) => {
  const uses = [...read(`.github/workflows/${name}`).matchAll(/uses: *(.*)/g)].map(([, action]) => action);
  expect(uses.length).toBeGreaterThan(0);
  for (const action of uses) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test.each(workflows)('%s may read only, but for the job that publishes', (name) => {
  const text = read(`.github/workflows/${name}`);
  expect(text).toMatch(/^permissions: \{ contents: read \}$/m);
  expect(text.match(/^ +permissions: .*$/gm) ?? []).toEqual(
    name === 'release.yml' ? ['    permissions: { contents: write, id-token: write }'] : [],
  );
});

test('each push tests on every system and Node, and compares our tables with what Microsoft publishes', () => {
  const text = read('.github/workflows/ci.yml');
  expect(text).toMatch(/^on:\n {2}push: \{ branches: \[main\] \}\n {2}pull_request:$/m);
  const steps = [...text.matchAll(/- run: (.*)/g)].map(([, step]) => step);
  expect(steps).toEqual(['npm ci', 'npm run check', 'npm test', 'npm start', 'npm ci', 'npm run facts']);
  expect(text).not.toMatch(/continue-on-error|^\s+if: false/m);
});

test('a release is checked, published with its provenance, and comes with its notes and the list of its parts', () => {
  const steps = [...read('.github/workflows/release.yml').matchAll(/- run: (.*)/g)].map(([, step]) => step);
  expect(steps).toEqual([
    'npm ci',
    'npm run check',
    'npm test',
    'npm run facts',
    'npm ci',
    'node tools/release/notes.mjs "$GITHUB_REF_NAME" > notes.md',
    'node tools/release/sbom.mjs > onbehalf.cdx.json',
    'npm pkg set repository.type=git repository.url="git+https://github.com/$GITHUB_REPOSITORY.git"',
    'npm publish --provenance --access public',
    'npm pack --silent',
    'gh release create "$GITHUB_REF_NAME" --verify-tag --notes-file notes.md onbehalf-*.tgz onbehalf.cdx.json',
  ]);
});

const changelog =
  '# Changelog\n\n## Unreleased\n\n- new\n\n## 0.2.0 (2026-12-01)\n\n### Changed\n\n- second\n\n## 0.1.0\n\nThe first.\n\n## 0.0.9\n';

test('the notes of a release are its part of the changelog', () => {
  expect(notesOf(changelog, 'v0.2.0', '0.2.0')).toBe('### Changed\n\n- second\n');
  expect(notesOf(changelog, 'v0.1.0', '0.1.0')).toBe('The first.\n');
});

test.each([
  ['v0.2.0', '0.1.0', 'The tag is v0.2.0, and package.json says 0.1.0.'],
  ['0.1.0', '0.1.0', 'The tag is 0.1.0, and package.json says 0.1.0.'],
  ['v0.2', '0.2', 'CHANGELOG.md says nothing about 0.2.'],
  ['v0.0.9', '0.0.9', 'CHANGELOG.md says nothing about 0.0.9.'],
])('a release %s of %s is refused', (tag, of, sentence) => {
  expect(() => notesOf(changelog, tag, of)).toThrow(sentence);
});

test('the changelog speaks of this version, and of what is to come before it', () => {
  expect(notesOf(read('CHANGELOG.md'), `v${version}`, version)).toMatch(/\w/);
  expect(read('CHANGELOG.md')).toMatch(/\n## Unreleased\n[^]*\n## \d/);
});

const part = (name: string, group?: string): Part => ({ 'bom-ref': `${name}@1.0.0`, name, version: '1.0.0', ...(group && { group }) });
const development = { properties: [{ name: 'cdx:npm:package:development', value: 'true' }] };
const sbom: Sbom = {
  metadata: { component: { 'bom-ref': 'onbehalf@0.1.0' } },
  components: [
    part('hono'),
    { ...part('nodemailer'), ...development },
    { ...part('plugin', '@scope'), ...development },
    { ...part('vitest'), ...development },
  ],
  dependencies: [
    { ref: 'onbehalf@0.1.0', dependsOn: ['hono@1.0.0', 'vitest@1.0.0'] },
    { ref: 'vitest@1.0.0', dependsOn: ['hono@1.0.0'] },
    { ref: 'hono@1.0.0' },
  ],
};

test('the list of parts has what is installed and what is written in, and nothing of what only development needs', () => {
  const { components, dependencies } = shippedParts(sbom, ['nodemailer@1.0.0', '@scope/plugin@1.0.0']);
  expect(components.map(({ name }) => name)).toEqual(['hono', 'nodemailer', 'plugin']);
  expect(dependencies).toEqual([
    { ref: 'onbehalf@0.1.0', dependsOn: ['hono@1.0.0'] },
    { ref: 'hono@1.0.0', dependsOn: [] },
  ]);
});

test('what is written in and not in the list is named', () => {
  expect(() => shippedParts(sbom, ['nodemailer@2.0.0'])).toThrow('In the program, and not in the list of npm: nodemailer@2.0.0.');
});

test('what is written in is read from the licences', () => {
  const line = '-'.repeat(80);
  const licences = `@scope/plugin 0.12.0 (MIT)\n\nMIT License 1.0.0 (c)\n\n${line}\n\nnode-forge 1.4.3-beta.1 ((BSD OR GPL))\n\ntext\n\n${line}\n\nzod 4.6.7 (MIT)\n\ntext\n`;
  expect(writtenIn(licences)).toEqual(['@scope/plugin@0.12.0', 'node-forge@1.4.3-beta.1', 'zod@4.6.7']);
});
