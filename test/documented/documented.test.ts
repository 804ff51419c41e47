import { describe, expect, test } from 'vitest';
import type { RouteMatch } from '../../src/emulator/graph/router.ts';
import { differences } from './judge.ts';
import { knownMisses, leftOut } from './left-out.ts';
import { documentedExamples, examplesFile, type DocumentedExample } from './rows.ts';
import { answerOfNothing, operationOf, sceneOf } from './scene.ts';

const rows = documentedExamples();
const known = (rows ?? []).filter(({ id }) => !Object.hasOwn(leftOut, id));
const found = await Promise.all(known.map(async (row) => ({ row, operation: await operationOf(row) })));
const built = found.flatMap(({ row, operation }) => (operation ? [{ row, operation }] : []));
const others = found.flatMap(({ row, operation }) => (operation ? [] : [row]));

/** The figures stand in the output of a run that is right too. */
function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What is wrong with the answer to an example. */
async function missesOf(row: DocumentedExample, operation: RouteMatch): Promise<string[]> {
  const { graph, path, init } = await sceneOf(row, operation);
  const response = await graph.call(path, init);
  const text = await response.text();
  await graph.tenant.content.close();
  const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
  return differences(row.response, response.status, isJson ? JSON.parse(text) : text === '' ? undefined : text);
}

const reason = rows === undefined ? ` (left out: ${examplesFile} is not here)` : '';
describe.skipIf(rows === undefined)(`documented examples${reason}`, () => {
  test('of operations that are built get the documented status, names and types', async () => {
    const misses: string[] = [];
    const missed: string[] = [];
    const tally = new Map<string, { right: number; all: number }>();
    for (const { row, operation } of built) {
      const found = await missesOf(row, operation).catch((error: unknown) => [String(error)]);
      if (found.length > 0) {
        missed.push(row.id);
        misses.push(`${row.id}: ${found.join('; ')}; ${knownMisses[row.id] ?? 'no reason is known'}`);
      }
      const { right, all } = tally.get(row.area) ?? { right: 0, all: 0 };
      tally.set(row.area, { right: right + (found.length === 0 ? 1 : 0), all: all + 1 });
    }
    const figures = [...tally].map(([area, { right, all }]) => `${area} ${right} of ${all}`).join(', ');
    print(`Documented: ${built.length - misses.length} of ${built.length} as documented (${figures})\n${misses.join('\n')}`.trimEnd());
    expect(misses.length / built.length).toBeLessThanOrEqual(0.05);
    expect(missed.toSorted()).toEqual(Object.keys(knownMisses).toSorted());
  }, 180_000);

  test('of other operations say so, by their name', async () => {
    const wrong: string[] = [];
    for (const row of others) {
      const { status, body } = await answerOfNothing(row);
      const { method, path } = row.request;
      if (status !== 501 || !JSON.stringify(body).includes(`${method} ${path}`)) wrong.push(`${row.id}: ${status} ${JSON.stringify(body)}`);
    }
    print(`Documented: ${others.length - wrong.length} of ${others.length} that are not built say so`);
    expect(wrong).toEqual([]);
  });

  test('that are left out are there, and are wrong', async () => {
    const ids = (rows ?? []).map(({ id }) => id);
    expect(Object.keys(leftOut).filter((id) => !ids.includes(id))).toEqual([]);
    const needless: string[] = [];
    for (const row of (rows ?? []).filter(({ id }) => Object.hasOwn(leftOut, id))) {
      const operation = await operationOf(row);
      if (!operation || (await missesOf(row, operation)).length === 0) needless.push(row.id);
    }
    expect(needless).toEqual([]);
  });
});
