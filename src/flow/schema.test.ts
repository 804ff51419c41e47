import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { flows } from '../../test/flows/generated-flows.ts';
import { loadText } from '../../test/support/flow-text.ts';
import { allActivities } from '../activities/areas.ts';
import { ownActivities } from './catalogue.ts';
import { problemsOfFlow } from './check/check-flow.ts';
import { flowSchema } from './schema.ts';

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
const isRight = ajv.compile(flowSchema(await allActivities()));

/** What is changed in a flow: a key is taken away, misspelt or given another value somewhere. */
const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('remove', 'misspell', 'number', 'text', 'list', 'nothing') as fc.Arbitrary<
    'remove' | 'misspell' | 'number' | 'text' | 'list' | 'nothing'
  >,
});

/** Every map of a document with one of its keys. */
function places(node: unknown, found: [Record<string, unknown>, string][] = []): [Record<string, unknown>, string][] {
  if (Array.isArray(node)) for (const item of node) places(item, found);
  else if (typeof node === 'object' && node !== null)
    for (const key of Object.keys(node)) {
      found.push([node as Record<string, unknown>, key]);
      places((node as Record<string, unknown>)[key], found);
    }
  return found;
}

test('the schema accepts and rejects the same files as the parser', async () => {
  const texts = fc.sample(fc.tuple(flows, change), { numRuns: 300, seed: 2611 });
  const counts = { right: 0, wrong: 0 };
  const differences: object[] = [];
  for (const [text, { at, how }] of texts) {
    const document = parseDocument(text).toJS() as Record<string, unknown>;
    const all = places(document);
    const [map, key] = all[at % all.length] ?? [document, 'name'];
    const value = map[key];
    if (how === 'remove' || how === 'misspell') delete map[key];
    if (how === 'misspell') map[`${key}x`] = value;
    if (how === 'number') map[key] = 5;
    if (how === 'text') map[key] = 'some text';
    if (how === 'list') map[key] = [{}];
    const changed = stringify(document, { lineWidth: 0 });
    // Names, types of expressions and whether a step stands where it can are not of the form.
    const problems = (await problemsOfFlow(await loadText(changed), ownActivities)).filter(
      ({ problem }) =>
        !/Nothing is called|is taken|cannot be read|must be .*, and this|never|has no "|default\(|must stand|must name at least|ISO 8601/.test(
          problem,
        ),
    );
    counts[problems.length === 0 ? 'right' : 'wrong'] += 1;

    if (isRight(document) !== (problems.length === 0))
      differences.push({
        changed: `${how} ${key}`,
        problems: problems.map(({ problem }) => problem),
        schema: isRight.errors?.slice(0, 2).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`),
      });
  }

  expect(differences).toEqual([]);
  expect(counts.right).toBeGreaterThan(60);
  expect(counts.wrong).toBeGreaterThan(60);
});
