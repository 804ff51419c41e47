import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeWorld, type World } from '../../src/connection/index.ts';
import { ownActivities } from '../../src/flow/catalogue.ts';
import { checkFlow } from '../../src/flow/check/check-flow.ts';
import { loadFlow, type LoadedFlow } from '../../src/flow/load-flow.ts';
import type { FlowEvent } from '../../src/run/flow/events.ts';
import { runFlow, type FlowRunOptions } from '../../src/run/flow/run-flow.ts';

/** A world in which waiting takes no time, and nothing is outside. */
export const quietWorld: World = {
  ...nodeWorld({ emulator: '', notify: () => undefined }),
  wait: async (_milliseconds, signal) => signal.throwIfAborted(),
};

/** Loads a flow from its text. @param others - Further files of its folder. */
export async function loadText(text: string, others: Readonly<Record<string, string>> = {}): Promise<LoadedFlow> {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-flow-'));
  try {
    for (const [name, content] of Object.entries({ 'main.flow.yaml': text, ...others })) await writeFile(join(folder, name), content);
    return await loadFlow(join(folder, 'main.flow.yaml'), 'main.flow.yaml');
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Checks and runs a flow from its text, and gives its outputs and what happened. */
export async function runText(
  text: string,
  { others = {}, ...options }: Partial<FlowRunOptions> & { others?: Readonly<Record<string, string>> } = {},
) {
  const events: FlowEvent[] = [];
  const checked = await checkFlow(await loadText(text, others), ownActivities);
  const running = runFlow(checked, { world: quietWorld, ...options, tell: (event) => events.push(event) });
  const outcome = await running.then(
    (outputs) => ({ outputs, error: undefined }),
    (error: unknown) => ({ outputs: undefined, error }),
  );
  const logged = events.flatMap((event) => (event.type === 'logged' ? [event.text] : []));
  return { ...outcome, events, logged };
}
