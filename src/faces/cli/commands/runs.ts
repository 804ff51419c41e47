import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { nodeWorld, sealOfMachine } from '../../../connection/index.ts';
import { harmlessLine } from '../../../core/harmless.ts';
import { overviewOf, readRun, type RunOverview } from '../../../run/report/read-run.ts';
import { folderOfRun, isOpen, runIds, runsFolder } from '../../../run/report/runs-folder.ts';
import { sentenceOf } from '../../../run/report/sentence-of.ts';
import { writeReport } from '../../../run/report/write-report.ts';
import { defineCommand } from '../command.ts';
import { database } from '../database.ts';
import { exactWords } from '../exact-words.ts';
import { printTable } from '../table.ts';

/** Lists the runs that are kept, the newest first. */
export const runsList = defineCommand({
  options: z.object({}),
  examples: ['runs list', 'runs list --json'],
  async run({ io }) {
    const folder = runsFolder();
    const runs: RunOverview[] = [];
    for (const id of await runIds(folder)) runs.push(overviewOf(id, await readRun(join(folder, id))));
    if (io.json) return io.items(runs);
    if (runs.length === 0) return io.say('No run is kept here.');
    printTable(io, runs, [
      { heading: 'Run', cell: ({ run }) => run },
      { heading: 'File', cell: ({ file }) => harmlessLine(file) },
      { heading: 'Started', cell: ({ started }) => started },
      { heading: 'Outcome', cell: ({ outcome }) => outcome },
    ]);
  },
});

/** Shows what happened in a run. */
export const runsShow = defineCommand({
  words: 'RUN',
  options: z.object({}),
  examples: ['runs show 20261127-221500-1f2e3d4c', 'runs show 20261127-221500-1f2e3d4c --json'],
  async run({ io }, _options, words) {
    const [id = ''] = exactWords('runs show', ['RUN'], words);
    const lines = await readRun(await folderOfRun(runsFolder(), id));
    const overview = overviewOf(id, lines);
    if (io.json) return io.value({ ...overview, events: lines });
    for (const line of lines) {
      const sentence = sentenceOf(line);
      if (sentence !== undefined) io.out(harmlessLine(`${line.at}  ${sentence}`));
    }
    if (overview.outcome === 'unfinished') io.out('It is still going on, or its process was killed.');
  },
});

/** Opens the report of a run in the browser. */
export const runsOpen = defineCommand({
  words: 'RUN',
  options: z.object({ open: z.boolean().default(true).describe('Open it in the browser; its path is printed in any case.') }),
  examples: ['runs open 20261127-221500-1f2e3d4c', 'runs open 20261127-221500-1f2e3d4c --no-open'],
  async run({ io }, { open }, words) {
    const [id = ''] = exactWords('runs open', ['RUN'], words);
    // Made anew: a run whose process was killed has none, and one that goes on has come further.
    const path = await writeReport(await folderOfRun(runsFolder(), id));
    if (io.json) io.value({ run: id, path });
    else io.out(path);
    if (open) await nodeWorld({ emulator: '' }).openBrowser(pathToFileURL(path).href);
  },
});

/** Removes a run that is kept. */
export const runsRemove = defineCommand({
  words: 'RUN',
  options: z.object({
    database: database.describe('The PostgreSQL that an unfinished durable run is written down in, as it was given to `run`.'),
  }),
  examples: ['runs remove 20261127-221500-1f2e3d4c'],
  async run({ io }, { database: address }, words) {
    const [id = ''] = exactWords('runs remove', ['RUN'], words);
    const folder = await folderOfRun(runsFolder(), id);
    if (isOpen(folder)) {
      const [{ forgetDurableRun }, { readRunFile }] = await Promise.all([
        import('../../../run/durable/durable-store.ts'),
        import('../../../run/durable/run-file.ts'),
      ]);
      await forgetDurableRun(id, await readRunFile(folder, await sealOfMachine()), address);
    }
    await rm(folder, { recursive: true });
    if (io.json) io.value({ run: id });
    else io.out(`The run ${id} is removed.`);
  },
});
