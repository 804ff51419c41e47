import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flows } from '../../../test/flows/generated-flows.ts';
import { loadText } from '../../../test/support/flow-text.ts';
import { ownActivities } from '../catalogue.ts';
import { problemsOfFlow } from '../check/check-flow.ts';
import { loadFlow } from '../load-flow.ts';
import { readFlow } from './read-flow.ts';

const pieces = fc.constantFrom(
  'version: 1\n',
  'steps:\n',
  '  - ',
  '- ',
  'use: mail.list',
  'forEach: ',
  'if: ',
  '${',
  '}',
  '${a}',
  '$${',
  '[',
  ']',
  '{',
  '}',
  ': ',
  '\n',
  '  ',
  '\t',
  '"',
  "'",
  '#',
  '&a',
  '*a',
  '!!x',
  '<<: ',
  '|\n',
  '>-\n',
  '---\n',
  '...',
  '? ',
  '__proto__: ',
  '\u0000',
  '\ufeff',
  '\u{1F600}',
  '0x1',
  '1e999',
);

test('whatever text a file has, it is read as a flow or its mistakes are told where they stand', () => {
  const result = fc.check(
    fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
      const text = parts.join('');
      return readFlow(text).problems.every(
        ({ start, end, problem }) => start >= 0 && end >= start && end <= text.length + 1 && problem !== '',
      );
    }),
    { seed: 2611, numRuns: 3_000 },
  );

  expect(result).toMatchObject({ failed: false });
});

test('a flow in which something was cut out or doubled is judged all the same', async () => {
  const cuts = fc.tuple(flows, fc.nat(), fc.nat({ max: 60 }), fc.boolean());
  for (const [text, at, length, isCut] of fc.sample(cuts, { numRuns: 300, seed: 2611 })) {
    const from = at % text.length;
    const changed = isCut ? text.slice(0, from) + text.slice(from + length) : text.slice(0, from + length) + text.slice(from);
    const problems = await problemsOfFlow(await loadText(changed), ownActivities);

    expect(problems.every(({ start, end }) => start >= 0 && end <= changed.length + 1)).toBe(true);
  }
});

test.each([
  ['brackets', '['.repeat(20_000)],
  [
    'steps',
    `version: 1\nname: a\nsteps:\n${Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth * 2 + 1)}- if: true\n${'  '.repeat(depth * 2 + 2)}then:\n`).join('')}`,
  ],
])('%s that lie very deep end in a sentence', (_what, text) => {
  expect(readFlow(text).problems.length).toBeGreaterThan(0);
});

test('a folder, and a pipe that nobody writes into, are no flow', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-pipe-'));
  const pipe = join(folder, 'one.flow.yaml');
  execFileSync('mkfifo', [pipe]);
  try {
    await expect(loadFlow(pipe, 'one.flow.yaml')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(loadFlow(folder, 'folder')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  } finally {
    await rm(folder, { recursive: true });
  }
});
