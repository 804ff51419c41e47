import { expect, test } from 'vitest';
import { z } from 'zod';
import { failureOf } from '../../test/support/failure-of.ts';
import { recordedWorld } from '../../test/support/recording-graph.ts';
import { defineActivity } from '../core/activity.ts';
import { withNeeds } from './with-needs.ts';

const write = defineActivity({
  name: 'mail.write',
  title: 'Write Mail',
  summary: 'Writes.',
  effect: 'sends',
  calls: [],
  input: z
    .object({
      file: z.string().optional().describe('A file.'),
      large: z.boolean().optional().describe('Takes large files.'),
      keep: z.boolean().default(true).describe('Keeps a copy.'),
    })
    .refine(({ large, keep }) => keep || !large, { path: ['keep'], message: 'must stay true with large.' }),
  output: z.object({}),
  examples: [],
  needs: async (files, { file }) => {
    const isLarge = file !== undefined && (await files.open(file)).size > 10;
    return isLarge ? [{ field: 'large', because: 'the file is large' }] : [];
  },
  run: async () => ({}),
});
const { files } = recordedWorld(write, {}, { small: 10, big: 11 }).context;

test.each<[string, unknown, object]>([
  ['nothing where nothing is given', undefined, { raw: {}, read: { keep: true }, needs: [] }],
  ['nothing for a small file', { file: 'small' }, { raw: { file: 'small' }, read: { file: 'small', keep: true }, needs: [] }],
  [
    'a switch for a large one',
    { file: 'big' },
    {
      raw: { file: 'big', large: true },
      read: { file: 'big', large: true, keep: true },
      needs: [{ field: 'large', because: 'the file is large' }],
    },
  ],
  [
    'nothing that is given already',
    { file: 'big', large: true },
    { raw: { file: 'big', large: true }, read: { file: 'big', large: true, keep: true }, needs: [] },
  ],
  ['nothing that is ruled out and not needed', { file: 'small', large: false }, { raw: { file: 'small', large: false }, needs: [] }],
])('an input needs %s', async (_, raw, complete) => {
  expect(await withNeeds(write, files, raw)).toMatchObject(complete);
});

test('an activity without needs takes its input as it is', async () => {
  const { needs, ...plain } = write;

  expect(needs).toBeDefined();
  expect(await withNeeds(plain, files, { file: 'big' })).toMatchObject({ raw: { file: 'big' }, needs: [] });
});

test.each<[object, string]>([
  [{ file: 'big', large: false }, 'mail.write cannot be used as given. large must not be false, because the file is large.'],
  [{ file: 'big', keep: false }, 'mail.write cannot be used as given. keep must stay true with large.'],
  [{ fiel: 'big' }, 'fiel is not known; did you mean file?'],
  [{ file: 'gone' }, 'There is no file gone.'],
])('%j is refused', async (raw, message) => {
  expect((await failureOf(withNeeds(write, files, raw))).message).toContain(message);
});
