import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeWorld, type World } from '../../src/connection/index.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { loadFlow, type LoadedFlow } from '../../src/flow/load-flow.ts';
import type { FlowEvent } from '../../src/run/flow/events.ts';
import { flowReader } from '../../src/run/flow/flow-reader.ts';
import { runFlow, type FlowRunOptions } from '../../src/run/flow/run-flow.ts';

/** A world in which waiting takes no time, and nothing is outside. */
export const quietWorld: World = {
  ...nodeWorld({ emulator: '', notify: () => undefined }),
  wait: async (_milliseconds, signal) => signal.throwIfAborted(),
};

/** Further files of the folder of a flow, by their names. */
type Others = Readonly<Record<string, string>>;

/** Loads a flow from its text for some work, in a folder that is there meanwhile. */
export async function withFlow<T>(text: string, others: Others, work: (loaded: LoadedFlow) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-flow-'));
  try {
    for (const [name, content] of Object.entries({ 'main.flow.yaml': text, ...others })) await writeFile(join(folder, name), content);
    return await work(await loadFlow(join(folder, 'main.flow.yaml'), 'main.flow.yaml', flowReader()));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Loads a flow from its text. */
export async function loadText(text: string, others: Others = {}): Promise<LoadedFlow> {
  return withFlow(text, others, async (loaded) => loaded);
}

/** Checks and runs a flow from its text, and gives its outputs and what happened. */
export async function runText(text: string, { others = {}, ...options }: Partial<FlowRunOptions> & { others?: Others } = {}) {
  const events: FlowEvent[] = [];
  const outcome = await withFlow(text, others, async (loaded) => {
    const checked = await checkFlow(loaded, ownActivities);
    return runFlow(checked, { world: quietWorld, ...options, tell: (event) => events.push(event) }).then(
      (outputs) => ({ outputs, error: undefined }),
      (error: unknown) => ({ outputs: undefined, error }),
    );
  });
  const logged = events.flatMap((event) => (event.type === 'logged' ? [event.text] : []));
  return { ...outcome, events, logged };
}
