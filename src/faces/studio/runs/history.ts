import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { World } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { findProject } from '../../../project/project.ts';
import type { RunLine } from '../../../run/report/line.ts';
import { overviewOf, readRun } from '../../../run/report/read-run.ts';
import { reportOf } from '../../../run/report/report-of.ts';
import { folderOfRun, isOpen, runIds, runsFolder } from '../../../run/report/runs-folder.ts';
import { writeReport } from '../../../run/report/write-report.ts';
import type { KeptRun, RunEntry } from '../protocol-runs.ts';
import { shownText } from './shown-value.ts';
import type { StoppedRuns } from './stopped-runs.ts';

/** The runs that are kept of the project that is open; of a folder without a project file, those without a project. */
export interface History {
  /** The newest first. */
  list(): Promise<RunEntry[]>;
  /** @throws OnbehalfError INPUT_INVALID for what is no id, NOT_FOUND. */
  show(run: string): Promise<KeptRun>;
  /** Writes the report of a run anew, and opens it in the browser of this machine. @returns Its path. */
  openReport(run: string): Promise<string>;
  /** Removes a run; of a durable one that stopped also what it would go on with. @throws OnbehalfError CONFLICT for a run that is going on. */
  remove(run: string): Promise<void>;
}

/** @param folder - That is open. @param going - Id of the run that goes on now. */
export function createHistory(folder: () => string, world: World, going: () => string | undefined, stopped: StoppedRuns): History {
  async function ofThisProject(lines: readonly RunLine[], project: string | undefined): Promise<boolean> {
    const first = lines.find((line) => line.type === 'runStarted');
    return first?.project?.name === project;
  }

  async function linesOf(run: string): Promise<{ readonly path: string; readonly lines: RunLine[] }> {
    const path = await folderOfRun(runsFolder(), run);
    const lines = await readRun(path);
    if (await ofThisProject(lines, (await findProject(folder()))?.file.name)) return { path, lines };
    throw new OnbehalfError('NOT_FOUND', `The run ${run} is of another project.`, { remedy: 'Open that project, or use `onbehalf runs`.' });
  }

  return {
    async list() {
      const project = (await findProject(folder()))?.file.name;
      const entries: RunEntry[] = [];
      for (const id of await runIds(runsFolder())) {
        const path = join(runsFolder(), id);
        const lines = await readRun(path);
        if (await ofThisProject(lines, project)) entries.push(entryOf(id, lines, isOpen(path)));
      }
      return entries;
    },
    async show(run) {
      return keptRunOf(run, (await linesOf(run)).lines);
    },
    async openReport(run) {
      const path = await writeReport((await linesOf(run)).path);
      await world.openBrowser(pathToFileURL(path).href);
      return path;
    },
    async remove(run) {
      const { path } = await linesOf(run);
      if (run === going()) throw new OnbehalfError('CONFLICT', 'This run is going on.', { remedy: 'Wait for its end, or cancel it.' });
      await stopped.remove(run, path);
    },
  };
}

function entryOf(run: string, lines: readonly RunLine[], open: boolean): RunEntry {
  const { file, started, outcome, milliseconds } = overviewOf(run, lines);
  const first = lines.find((line) => line.type === 'runStarted');
  const place =
    first?.emulator !== undefined
      ? 'the emulator'
      : first?.connection !== undefined
        ? `connection ${shownText(first.connection)}`
        : 'Microsoft 365';
  return {
    run,
    file: shownText(file),
    started,
    outcome,
    ...(milliseconds !== undefined && { milliseconds }),
    isDry: first?.isDry === true,
    place,
    isOpen: open,
  };
}

function keptRunOf(run: string, lines: readonly RunLine[]): KeptRun {
  const { outcome, error, accounts, failures, waits, log } = reportOf(run, lines);
  return {
    run,
    outcome,
    ...(error && {
      error: {
        code: error.code,
        message: error.message === undefined ? 'A private step failed; what it said is not written down.' : shownText(error.message),
        remedy: shownText(error.remedy ?? ''),
      },
    }),
    accounts: accounts.map(({ account, application }) => shownText(`${account} through ${application}`)),
    failures: failures.map(({ name, line, code, message }) => ({
      name: shownText(name),
      ...(line !== undefined && { line }),
      code,
      message: message === undefined ? '' : shownText(message),
    })),
    waits: waits.map(({ activity, reason, count, seconds }) => `${activity} waited ${count} × for ${seconds.toFixed(1)} s: ${reason}`),
    log: log.map(({ at, text }) => ({ at, text: shownText(text) })),
  };
}
