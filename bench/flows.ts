import { parseDocument } from 'yaml';
import { z } from 'zod';
import { nodeWorld } from '../src/connection/index.ts';
import { defineActivity } from '../src/core/activity.ts';
import { embed } from '../src/embedded.ts';
import { heldCatalogue, ownActivities } from '../src/flow/catalogue.ts';
import { checkFlow } from '../src/flow/check/check-flow.ts';
import { readFlow } from '../src/flow/format/read-flow.ts';
import type { LoadedFlow } from '../src/flow/load-flow.ts';
import { outlineFlow } from '../src/flow/outline.ts';
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
});

/** What a flow takes: a step of it, its memory over many rows, and what it asks for before it runs. */
export async function flows(): Promise<Measure[]> {
  return [await overhead(), await memory(), await detection()];
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

async function detection(): Promise<Measure> {
  const texts = Array.from({ length: 1_000 }, (_, flow) => {
    const steps = Array.from(
      { length: 6 },
      (_step, step) =>
        `        - id: read${step}\n          use: mail.list\n          with: { folder: "\${inputs.folder}", top: ${flow + step + 1} }\n        - forEach: \${read${step}}\n          as: message${step}\n          steps:\n            - use: mail.move\n              with: { message: "\${message${step}}", to: Archive }\n`,
    );
    return `version: 1\nname: flow-${flow}\ninputs: { folder: { type: text, default: Inbox } }\nsteps:\n  - microsoft365Scope:\n      steps:\n${steps.join('')}`;
  });
  const detect = async (text: string): Promise<unknown> => {
    const flow = loaded(text);
    await checkFlow(flow, catalogue);
    return outlineFlow(flow, catalogue);
  };
  for (const text of texts.slice(0, 50)) await detect(text);
  const parsed = process.cpuUsage();
  for (const text of texts) parseDocument(text);
  const parsing = process.cpuUsage(parsed);
  const detected = process.cpuUsage();
  for (const text of texts) await detect(text);
  const detecting = process.cpuUsage(detected);
  const cpu = ({ user, system }: NodeJS.CpuUsage): number => user + system;
  return {
    name: 'what 1,000 flows ask for, against parsing their texts (CPU)',
    value: cpu(detecting) / cpu(parsing),
    unit: 'x',
    limit: 1.6,
  };
}
