import { describe, expect, test } from 'vitest';
import { allActivities } from '../../src/activities/areas.ts';
import { runActivity, type ScopeContext } from '../../src/connection/run-activity.ts';
import { detectFor, nodeWorld, use, useGiven, type Items } from '../../src/connection/index.ts';
import { listingFor } from '../../src/connection/use.ts';
import { inputsWithMore, isGiven, type AnyActivity, type DeclaredCall } from '../../src/core/activity.ts';
import { operationFacts, permissionFacts, type OperationFacts } from '../../src/permissions/index.ts';
import { failureOf } from '../support/failure-of.ts';
import { recordedWorld } from '../support/recording-graph.ts';

// What is listed decides what is asked for: plainly, the least with which an activity does its work.

type Input = Readonly<Record<string, unknown>>;

const activities = await allActivities();
const each = activities.map((activity) => ({ name: activity.name, activity }));
const withMore = activities.flatMap((activity) =>
  [...inputsWithMore(activity.calls)].map((field) => ({ activity, field, title: `${activity.name} ${field}` })),
);
const audiences = ['delegated', 'personal', 'application', 'shared'] as const;

/** What opens a call, for each kind of account and mailbox. */
function openers({ operation, basic, shared }: DeclaredCall, audience: keyof OperationFacts): readonly string[] {
  const names = operationFacts(operation)[shared && audience === 'delegated' ? 'shared' : audience];
  return basic ? names : names.filter((name) => permissionFacts(name).hides === undefined);
}

/** True where whatever opens one of the calls opens this one as well. */
function isCovered(call: DeclaredCall, calls: readonly DeclaredCall[], audience: keyof OperationFacts): boolean {
  const names = openers(call, audience);
  return calls.some((other) => openers(other, audience).length > 0 && openers(other, audience).every((name) => names.includes(name)));
}

describe.each(each)('$name', ({ activity }) => {
  test('marks exactly the inputs that need more than the plain use', () => {
    const plain = activity.calls.filter(({ when }) => when === undefined);
    const conditional = activity.calls.filter(({ when }) => when !== undefined);
    const needMore = conditional.filter((call) =>
      audiences.some((audience) => openers(call, audience).length > 0 && !isCovered(call, plain, audience)),
    );

    expect([...inputsWithMore(activity.calls)].toSorted()).toEqual([...new Set(needMore.map(({ when }) => when))].toSorted());
  });

  test('listed plainly, asks for exactly what it needs without any such input', () => {
    const permissions = (listed: AnyActivity, kind?: 'application') =>
      detectFor([listed], kind && { kind }).permissions.map(({ name }) => name);

    for (const kind of [undefined, 'application'] as const) {
      expect(permissions(activity, kind)).toEqual(permissions(useGiven(activity, {}), kind));
    }
  });
});

describe.each(each.filter(({ activity }) => !activity.callsOf))('$name', ({ activity }) => {
  test('whatever is listed and given: it is refused, or all that it needs was asked for', () => {
    const fields = [...new Set(['mailbox', ...activity.calls.flatMap(({ when, unless }) => [when, unless])])].filter(
      (field) => field !== undefined,
    );
    const open = { allowed: 0, refused: 0 };
    for (const listing of combinations(fields, [undefined, true, false])) {
      const listed = use(activity, listing);
      const { permissions, warnings } = detectFor([listed]);
      // What can never work is warned of when it is listed.
      if (warnings.length > 0) continue;
      const asked = permissions.map(({ name }) => name);
      for (const input of combinations(fields, [undefined, true])) {
        if (isRefused(listed, input)) {
          open.refused += 1;
          continue;
        }
        open.allowed += 1;
        for (const { operation, anyOf } of detectFor([useGiven(activity, input)]).calls) {
          expect([operation, anyOf.length === 0 || anyOf.some((name) => asked.includes(name))]).toEqual([operation, true]);
        }
      }
    }
    expect(open.allowed).toBeGreaterThan(0);
    expect(open.refused).toBeGreaterThan(0);
  });
});

describe.each(each.filter(({ activity }) => activity.callsOf))('$name, of which the caller chooses the call', ({ activity }) => {
  const paths = ['/me/messages', '/me/messages/{id}', '/me/messages/AAMk', '/users/ben/messages', '/me/contacts'];
  const inputs = [undefined, 'POST', 'DELETE'].flatMap((method) =>
    paths.map((path) => ({ path, ...(method !== undefined && { method }) })),
  );
  const isKnown = (input: Input): boolean => {
    try {
      return detectFor([useGiven(activity, input)]).calls.length > 0;
    } catch {
      return false;
    }
  };

  test('whatever is listed and given: it is refused, or all that it needs was asked for', () => {
    const open = { allowed: 0, refused: 0 };
    for (const listing of [{}, ...inputs.filter(isKnown)]) {
      const listed = use(activity, listing as object);
      const asked = detectFor([listed]).permissions.map(({ name }) => name);
      for (const input of inputs.filter(isKnown)) {
        if (isRefused(listed, input)) {
          open.refused += 1;
          continue;
        }
        open.allowed += 1;
        for (const { operation, anyOf } of detectFor([useGiven(activity, input)]).calls) {
          expect([operation, anyOf.some((name) => asked.includes(name))]).toEqual([operation, true]);
        }
      }
    }
    expect(open.allowed).toBeGreaterThan(inputs.filter(isKnown).length);
    expect(open.refused).toBeGreaterThan(0);
  });

  test('is refused before any call where another one is listed, with the way to list it', async () => {
    const { world, scope } = recordedScope(activity, {});
    const listed = use(activity, { path: '/me/messages' } as object);

    expect(await failureOf(collected(runActivity(scope, listed, { path: '/me/contacts' })))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining("list use(http.request, { method: 'GET', path: '/me/contacts' })"),
      fields: [{ field: 'path' }],
    });
    expect(world.calls).toEqual([]);
  });
});

describe.each(withMore)('$title', ({ activity, field }) => {
  // Examples show every such input, because they are what the pages and the help show.
  const example = activity.examples.find(({ input }) => isGiven((input as Input)[field]));
  const others = [...inputsWithMore(activity.calls), 'mailbox'].filter((other) => other !== field);
  const input = Object.fromEntries(Object.entries((example?.input ?? {}) as Input).filter(([name]) => !others.includes(name)));

  // Large files need an input of their own.
  const files = Object.fromEntries(
    Object.entries(example?.files ?? {}).map(([path, content]) => [path, field === 'largeAttachments' ? content : 'x']),
  );

  test('is in an example', () => {
    expect(example).toBeDefined();
  });

  test('is refused before any call where the activity is listed plainly, with the way to list it', async () => {
    const { world, scope } = recordedScope(activity, files);

    expect(await failureOf(collected(runActivity(scope, activity, input)))).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(`list use(${activity.name}, { ${field}: true }).`),
      fields: [{ field }],
    });
    expect(world.calls).toEqual([]);
  });

  test('is let through to Graph where it is listed', async () => {
    const { world, scope } = recordedScope(activity, files);

    // What the recorder answers is not what Graph answers; that something is called is all that counts here.
    await collected(runActivity(scope, use(activity, { [field]: true }), input)).catch(() => undefined);

    expect(world.calls.length).toBeGreaterThan(0);
  });
});

/** Every way to give each field one of the values; undefined leaves it out. At most some thousands, drawn evenly. */
function* combinations<Value>(fields: readonly string[], values: readonly Value[]): Generator<Record<string, Exclude<Value, undefined>>> {
  const count = values.length ** fields.length;
  const step = Math.max(1, Math.floor(count / 60));
  for (let index = 0; index < count; index += step) {
    const chosen = fields.map((field, place) => [field, values[Math.floor(index / values.length ** place) % values.length]] as const);
    yield Object.fromEntries(chosen.filter(([, value]) => value !== undefined)) as Record<string, Exclude<Value, undefined>>;
  }
}

function isRefused(listed: AnyActivity, input: Input): boolean {
  try {
    listingFor([listed], input);
    return false;
  } catch {
    return true;
  }
}

/** A scope of which the recorder sees every call. */
function recordedScope(activity: AnyActivity, files: Readonly<Record<string, string | number>>) {
  const world = recordedWorld(activity, {}, files);
  const scope: ScopeContext = {
    world: { ...nodeWorld({ emulator: '', notify: () => undefined }), files: world.context.files },
    graph: { bind: () => world.context.graph } as unknown as ScopeContext['graph'],
    signal: new AbortController().signal,
  };
  return { world, scope };
}

async function collected(outcome: Promise<unknown> | Items<unknown>): Promise<unknown> {
  return await ('all' in outcome ? outcome.all() : outcome);
}
