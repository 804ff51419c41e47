import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { allActivities } from '../../src/activities/areas.ts';
import { runActivity } from '../../src/connection/run-activity.ts';
import { detectFor, localFiles, nodeWorld, useGiven, type Items } from '../../src/connection/index.ts';
import { descriptionOf, type AnyActivity, type Example } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { fillExample, placeholdersOf } from '../../src/core/examples.ts';
import { toolOf, nameOfTool } from '../../src/core/names.ts';
import type { Files } from '../../src/core/ports.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createGraphClient } from '../../src/graph/index.ts';
import { exampleTenant, type ExampleTenant } from '../support/example-tenant.ts';

const activities = await allActivities();
const signingKey = await createSigningKey();
const examples = activities.flatMap((activity) =>
  activity.examples.map((example: Example<unknown>) => ({ activity, example, title: `${activity.name}: ${example.title}` })),
);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onbehalf-laws-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs an example as Ada with a token of exactly these permissions; gives its results and the operations that were called. */
async function runExample(tenant: ExampleTenant, activity: AnyActivity, example: Example<unknown>, permissions: readonly string[]) {
  const work = await mkdtemp(join(folder, 'run-'));
  for (const [path, content] of Object.entries(example.files ?? {})) {
    await mkdir(dirname(join(work, path)), { recursive: true });
    await writeFile(join(work, path), typeof content === 'number' ? Buffer.alloc(content, 'a') : content);
  }
  const world = nodeWorld({ emulator: '', notify: () => undefined });
  const input = fillExample(example.input, await tenant.ids(placeholdersOf(example.input))) as Record<string, unknown>;
  const token = await tenant.token(permissions);
  const graph = createGraphClient({
    fetch: (url, init) => tenant.emulator.fetch(new Request(url, init)),
    graphUrl: 'https://graph.microsoft.com',
    token: async () => token,
    now: () => tenant.emulator.tenant.clock.now(),
  });
  tenant.emulator.requests.clear();
  const ground = {
    world: { ...world, files: filesBelow(work), now: () => tenant.emulator.tenant.clock.now() },
    graph,
    signal: new AbortController().signal,
  };
  const outcome = runActivity(ground, useGiven(activity, input), input);
  const results = activity.many ? await (outcome as Items<unknown>).all() : [await outcome];
  const operations = tenant.emulator.requests.list().flatMap(({ operation }) => operation ?? []);
  return { results, operations };
}

/** The files of this machine, with relative paths taken from a folder. */
function filesBelow(work: string): Files {
  const files = localFiles();
  return {
    open: (path) => files.open(resolve(work, path)),
    plan: (into, names, onConflict) => files.plan(resolve(work, into), names, onConflict),
    write: (into, name, content, onConflict) => files.write(resolve(work, into), name, content, onConflict),
  };
}

const needed = (activity: AnyActivity, example: Example<unknown>): string[] =>
  detectFor([useGiven(activity, example.input as Record<string, unknown>)]).permissions.map(({ name }) => name);

describe.each(examples)('$title', ({ activity, example }) => {
  const permissions = needed(activity, example);

  test('passes with exactly the detected permissions, and gives what it says', async () => {
    await using tenant = await exampleTenant(signingKey);

    const { results } = await runExample(tenant, activity, example, permissions);

    for (const result of results) expect(activity.output.safeParse(result)).toMatchObject({ success: true });
  });

  test.each(permissions)('is refused without %s', async (missing) => {
    await using tenant = await exampleTenant(signingKey);
    const rest = permissions.filter((name) => name !== missing);

    const refusal = await runExample(tenant, activity, example, rest).then(
      () => undefined,
      (error: unknown) => error,
    );

    expect(isOnbehalfError(refusal) && { code: refusal.code, status: refusal.details['status'] }).toEqual({
      code: 'PERMISSION_MISSING',
      status: 403,
    });
  });
});

describe.each(activities.map((activity) => ({ name: activity.name, activity })))('$name', ({ activity }) => {
  test('every declared call is made by an example, but those that clean up after a failure', async () => {
    const made = new Set<string>();
    for (const example of activity.examples as Example<unknown>[]) {
      await using tenant = await exampleTenant(signingKey);
      for (const operation of (await runExample(tenant, activity, example, needed(activity, example))).operations)
        made.add(shape(operation));
    }

    expect(
      activity.calls
        .filter(({ undo }) => !undo)
        .map(({ operation }) => shape(operation))
        .filter((operation) => !made.has(operation)),
    ).toEqual([]);
  });

  test('its tool name leads back to it', () => {
    expect(nameOfTool(toolOf(activity.name))).toBe(activity.name);
  });

  test('every field of its output is described', () => {
    const shapeOfOutput = 'shape' in activity.output ? (activity.output.shape as Record<string, z.ZodType>) : {};
    expect(
      Object.entries(shapeOfOutput)
        .filter(([, schema]) => !descriptionOf(schema))
        .map(([field]) => field),
    ).toEqual([]);
  });
});

test('no two activities share a name or a title', () => {
  expect(new Set(activities.map(({ name }) => name)).size).toBe(activities.length);
  expect(new Set(activities.map(({ title }) => title)).size).toBe(activities.length);
});

/** An operation without the names of its placeholders, so that two tables can be compared. */
function shape(operation: string): string {
  return operation
    .replace(/\{[^}]+\}/g, '{}')
    .replace('/users/{}', '/me')
    .toLowerCase();
}
