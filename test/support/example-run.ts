import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runActivity } from '../../src/connection/run-activity.ts';
import { detectFor, localFiles, nodeWorld, useGiven, type Items } from '../../src/connection/index.ts';
import type { AnyActivity, Example } from '../../src/core/activity.ts';
import { fillExample, placeholdersOf } from '../../src/core/examples.ts';
import type { Once } from '../../src/core/once.ts';
import type { Files } from '../../src/core/ports.ts';
import { createGraphClient } from '../../src/graph/index.ts';
import { createNoStorage } from '../../src/identity/index.ts';
import type { ExampleTenant } from './example-tenant.ts';
import { answerCheck } from './answer-schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What came of an example. */
export interface ExampleRun {
  readonly results: readonly unknown[];
  /** The operations that were called, by their templates in the emulator. */
  readonly operations: readonly string[];
}

/** The permissions that detection finds for an example. */
export function neededBy(activity: AnyActivity, example: Example<unknown>): string[] {
  return detectFor([useGiven(activity, example.input as Record<string, unknown>)]).permissions.map(({ name }) => name);
}

/** How an example is run otherwise than as Ada. */
export interface RunOptions {
  /** Told of each request that leaves. */
  readonly onRequest?: (request: Request) => void;
  /** An application without a person works, in the mailbox of Ada. Default false. */
  readonly isAlone?: boolean;
  /** Told of each answer that comes, and may throw in its place. */
  readonly onAnswer?: (request: Request) => void;
  /** It is a step of a durable run. */
  readonly once?: Once;
}

/**
 * Runs an example with a token of exactly these permissions, in a folder of its own with its files. Waits between tries take no time.
 *
 * @throws what the activity throws.
 */
export async function runExample(
  tenant: ExampleTenant,
  activity: AnyActivity,
  example: Example<unknown>,
  permissions: readonly string[],
  { onRequest = () => {}, onAnswer = () => {}, isAlone = false, once }: RunOptions = {},
): Promise<ExampleRun> {
  const work = await temporaryFolder('example');
  try {
    for (const [path, content] of Object.entries(example.files ?? {})) {
      await mkdir(dirname(join(work, path)), { recursive: true });
      await writeFile(join(work, path), typeof content === 'number' ? Buffer.alloc(content, 'a') : content);
    }
    const positions = createNoStorage();
    const world = nodeWorld({ emulator: '', notify: () => undefined });
    const input = fillExample(example.input, await tenant.ids(placeholdersOf(example.input), isAlone)) as Record<string, unknown>;
    const token = isAlone ? (await tenant.emulator.token({ permissions })).accessToken : await tenant.token(permissions);
    const check = answerCheck();
    const graph = createGraphClient({
      fetch: async (url, init) => {
        onRequest(new Request(url, init));
        const response = await tenant.emulator.fetch(new Request(url, init));
        await check(new URL(url).pathname, response);
        onAnswer(new Request(url, init));
        return response;
      },
      graphUrl: 'https://graph.microsoft.com',
      token: async () => token,
      now: () => tenant.emulator.tenant.clock.now(),
      sleep: async () => {},
    });
    tenant.emulator.requests.clear();
    const ground = {
      world: {
        ...world,
        files: filesBelow(work),
        now: () => tenant.emulator.tenant.clock.now(),
        wait: tenant.wait,
        positions: async () => positions,
      },
      graph,
      signal: new AbortController().signal,
      ...(isAlone && { isAlone, mailbox: 'ada@contoso.example' }),
    };
    const outcome = runActivity(ground, useGiven(activity, input), input, once ? { once } : {});
    const results = activity.many ? await (outcome as Items<unknown>).all() : [await outcome];
    const operations = tenant.emulator.requests.list().flatMap(({ operation }) => operation ?? []);
    return { results, operations };
  } finally {
    await rm(work, { recursive: true });
  }
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
