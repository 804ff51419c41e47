import { z } from 'zod';
import { nodeWorld } from '../src/connection/index.ts';
import { defineActivity } from '../src/core/activity.ts';
import { embed } from '../src/embedded.ts';
import { heldCatalogue, ownActivities } from '../src/flow/catalogue.ts';
import { checkFlow } from '../src/flow/check/check-flow.ts';
import { readFlow } from '../src/flow/format/read-flow.ts';
import type { LoadedFlow } from '../src/flow/load-flow.ts';
import { runFlow } from '../src/run/flow/run-flow.ts';

/** One measured number and what it may be at most. */
interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
}

const rows = 100_000;

/** Rows that come one by one, without anything behind them. */
const numbers = defineActivity({
  name: 'bench.rows',
  title: 'Rows',
  summary: 'Gives rows one by one.',
  effect: 'reads',
  calls: [],
  input: z.object({ count: z.number().describe('How many.') }),
  output: z.object({ row: z.number(), text: z.string() }),
  examples: [{ title: 'One', input: { count: 1 } }],
  async *run(_context, { count }) {
    for (let row = 0; row < count; row += 1) yield { row, text: `The text of row ${row}, as long as they often are.` };
  },
});

const catalogue = heldCatalogue({
  find: async (name) => (name === numbers.name ? numbers : ownActivities.find(name)),
  names: async () => [numbers.name, ...(await ownActivities.names())],
});

const loaded = (text: string): LoadedFlow => ({
  path: '/bench.flow.yaml',
  shown: 'bench.flow.yaml',
  text,
  ...readFlow(text),
  invoked: new Map(),
  functions: new Map(),
});

/** What a flow takes: a step of it, and its memory over many rows. */
export async function flows(): Promise<Measure[]> {
  return [await overhead(), await memory()];
}

async function overhead(): Promise<Measure> {
  const steps = 20_000;
  const text = `version: 1\nname: bench\ninputs: { many: { type: list } }\nsteps:\n  - forEach: \${inputs.many}\n    as: one\n    steps:\n      - set: { last: "\${one}" }\n      - if: "\${last == 0}"\n        then: [{ log: first }]\n`;
  const checked = await checkFlow(loaded(text), catalogue);
  const many = Array.from({ length: steps / 2 }, (_, index) => index);
  const run = () => runFlow(checked, { world: nodeWorld({ emulator: '', notify: () => undefined }), inputs: { many } });
  await run();
  const started = performance.now();
  await run();
  return { name: 'a step of a flow, on top of what it does', value: (performance.now() - started) / steps, unit: 'ms', limit: 0.5 };
}

async function memory(): Promise<Measure> {
  await using cloud = await embed();
  const flow = (count: number): string =>
    `version: 1\nname: bench\nsteps:\n  - microsoft365Scope:\n      steps:\n        - id: rows\n          use: bench.rows\n          with: { count: ${count} }\n        - forEach: \${rows}\n          as: one\n          steps:\n            - set: { last: "\${one.text}" }\n`;
  const run = async (count: number, tell: () => void): Promise<void> => {
    const options = { world: cloud.world(), catalogue, tell };
    await runFlow(await checkFlow(loaded(flow(count)), catalogue), options);
  };
  await run(2_000, () => undefined);
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let [most, told] = [before, 0];
  await run(rows, () => {
    told += 1;
    if (told % 5_000 === 0) most = Math.max(most, process.memoryUsage().rss);
  });
  return { name: `growth of memory in a loop over ${rows} rows`, value: (most - before) / 1024 ** 2, unit: 'MiB', limit: 40 };
}
