import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { harmlessLine } from '../../../core/harmless.ts';
import type { RunLine } from '../../../run/report/line.ts';
import { overviewOf, readRun, type RunOverview } from '../../../run/report/read-run.ts';
import { folderOfRun, runIds, runsFolder } from '../../../run/report/runs-folder.ts';
import { defineCommand } from '../command.ts';
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
    for (const line of lines) io.out(harmlessLine(`${line.at}  ${told(line)}`));
    if (overview.outcome === 'unfinished') io.out('It is still going on, or its process was killed.');
  },
});

/** Removes a run that is kept. */
export const runsRemove = defineCommand({
  words: 'RUN',
  options: z.object({}),
  examples: ['runs remove 20261127-221500-1f2e3d4c'],
  async run({ io }, _options, words) {
    const [id = ''] = exactWords('runs remove', ['RUN'], words);
    await rm(await folderOfRun(runsFolder(), id), { recursive: true });
    if (io.json) io.value({ run: id });
    else io.out(`The run ${id} is removed.`);
  },
});

function told(line: RunLine): string {
  switch (line.type) {
    case 'runStarted':
      return `${line.file} started`;
    case 'permissions':
      return `permissions asked for: ${line.permissions.join(', ') || 'none'}`;
    case 'stepStarted':
      return `${line.name} started`;
    case 'stepDone':
      return `${line.name} done in ${Math.round(line.milliseconds)} ms`;
    case 'stepFailed':
      return `${line.name} failed, ${line.code}: ${line.message ?? '(private)'}`;
    case 'stepRetried':
      return `${line.name}: ${line.code}; tried again after ${line.waitMS / 1000} s`;
    case 'wouldDo':
      return `${line.name} ${line.effect}, and was not done: ${line.text ?? '(private)'}`;
    case 'notKnown':
      return `${line.name}: not known, it depends on a change that was not made`;
    case 'logged':
      return `${line.name}: ${line.text ?? '(private)'}`;
    case 'stopped':
      return `stopped: ${line.text ?? '(private)'}`;
    case 'counted':
      return `${line.name}: done ${line.done}, failed ${line.failed}`;
    case 'runEnded':
      return [`${line.outcome} after ${line.milliseconds} ms`, line.code, line.message, line.remedy].filter(Boolean).join('. ');
  }
}
