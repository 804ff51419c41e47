import { describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import { detectFor, useGiven } from '../../src/connection/index.ts';
import type { Example } from '../../src/core/activity.ts';
import { isOnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey } from '../../src/emulator/entra/signing-key.ts';
import { runExample } from '../support/example-run.ts';
import { exampleTenant } from '../support/example-tenant.ts';

// What an application does without a person: with exactly the application permissions that are detected, or not at all, and then nothing is tried.

const signingKey = await createSigningKey();
const examples = (await allActivities()).flatMap((activity) =>
  activity.examples.map((example: Example<unknown>) => {
    const { permissions, warnings } = detectFor([useGiven(activity, example.input as Record<string, unknown>)], { kind: 'application' });
    const isPossible = !warnings.some(({ kind }) => kind === 'impossible');
    return { activity, example, isPossible, permissions: permissions.map(({ name }) => name), title: `${activity.name}: ${example.title}` };
  }),
);
const alone = { isAlone: true } as const;

describe.each(examples.filter(({ isPossible }) => isPossible))('$title', ({ activity, example, permissions }) => {
  test('passes for an application with exactly the detected permissions', async () => {
    await using tenant = await exampleTenant(signingKey);

    const { results } = await runExample(tenant, activity, example, permissions, alone);

    for (const result of results) expect(activity.output.safeParse(result)).toMatchObject({ success: true });
  });

  test.each(permissions)('is refused to an application without %s', async (missing) => {
    await using tenant = await exampleTenant(signingKey);
    const rest = permissions.filter((name) => name !== missing);

    const refusal = await runExample(tenant, activity, example, rest, alone).catch((error: unknown) => error);

    expect(isOnbehalfError(refusal) && refusal.code).toBe('PERMISSION_MISSING');
  });
});

test.each(examples.filter(({ isPossible }) => !isPossible))(
  '$title: is refused to an application before any request',
  async ({ activity, example }) => {
    await using tenant = await exampleTenant(signingKey);
    const sent: string[] = [];
    const onRequest = ({ url }: Request): void => void sent.push(url);

    const refusal = await runExample(tenant, activity, example, [], { isAlone: true, onRequest }).catch((error: unknown) => error);

    expect(isOnbehalfError(refusal) && [refusal.code, refusal.remedy]).toEqual([
      'SETTINGS_INVALID',
      'Sign in as a person for this activity: set authenticationType to InteractiveToken.',
    ]);
    expect(sent).toEqual([]);
  },
);
