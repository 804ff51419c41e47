import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { allActivities } from '../../src/activities/areas.ts';
import { descriptionOf, type Example } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { toolOf } from '../../src/core/names.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { neededBy, runExample } from '../support/example-run.ts';
import { exampleTenant } from '../support/example-tenant.ts';

const activities = await allActivities();
const signingKey = await createSigningKey();
const examples = activities.flatMap((activity) =>
  activity.examples.map((example: Example<unknown>) => ({ activity, example, title: `${activity.name}: ${example.title}` })),
);
describe.each(examples)('$title', ({ activity, example }) => {
  const permissions = neededBy(activity, example);

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

    // What may not be read among others comes as bare ids, which the activity refuses itself.
    const showsOthers = activity.calls.some(({ shows }) => shows !== undefined);
    expect(isOnbehalfError(refusal) && { code: refusal.code, status: refusal.details['status'] ?? (showsOthers && 403) }).toEqual({
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
      for (const operation of (await runExample(tenant, activity, example, neededBy(activity, example))).operations)
        made.add(shape(operation));
    }

    expect(
      activity.calls
        .filter(({ afterFailure }) => !afterFailure)
        .map(({ operation }) => shape(operation))
        .filter((operation) => !made.has(operation)),
    ).toEqual([]);
  });

  test('its tool name leads back to it', () => {
    expect(
      toolOf(activity.name)
        .replace('_', '.')
        .replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
    ).toBe(activity.name);
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
  return (
    operation
      .replace(/\{[^}]+\}/g, '{}')
      .replace('/users/{}', '/me')
      // Every function of a workbook is one operation of the emulator.
      .replace(/\/functions\/\w+$/, '/functions/{}')
      .toLowerCase()
  );
}
