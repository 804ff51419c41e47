import { isNationalCloud } from '../../connection/index.ts';
import type { Project } from '../../project/project.ts';
import type { RunAbout } from '../../run/report/line.ts';
import { recordRun, type RecordOptions } from '../../run/report/record-run.ts';
import { createRunLines, type RunLines } from '../../run/report/run-lines.ts';
import { runsFolder } from '../../run/report/runs-folder.ts';
import type { CommandContext } from './command.ts';

/** A run that is written down, and told of at its end. */
export interface RecordedRun extends Pick<RunLines, 'tell' | 'tellOfScope'> {
  /** Undefined where it could not be written down. */
  readonly id: string | undefined;
  /** The folder that it is written down in. */
  readonly folder: string | undefined;
  /** Writes how it ended, and its report. A report that cannot be written is said, and fails nothing. @param failure - What it failed with; left out: it is done. */
  end(failure?: unknown): Promise<void>;
}

/** What a run is, from the flags and its project. */
export function aboutRun({ settings }: CommandContext, project: Project | undefined): Omit<RunAbout, 'kind'> {
  const { emulator, connection, environment } = settings;
  return {
    ...(project && { project: { name: project.file.name, version: project.file.projectVersion } }),
    ...(emulator !== undefined && { emulator }),
    ...(connection !== undefined && connection !== '' && { connection }),
    ...(environment !== undefined && isNationalCloud(environment) && { environment }),
  };
}

/**
 * Begins to write down a run. A full disk is no reason not to run: then it is said, and nothing is written.
 *
 * @param isTold - Each of its lines is a result of the command, too, where results go out as lines of JSON.
 */
export async function recordedRun(
  { io }: CommandContext,
  { resumed, ...beginning }: Omit<RecordOptions, 'folder' | 'now'>,
  isTold: boolean,
): Promise<RecordedRun> {
  const now = (): Date => new Date();
  const refuse = (what: string) => (error: unknown) => {
    io.say(io.style.warn(`${what}: ${error instanceof Error ? error.message : String(error)}.`));
    return undefined;
  };
  const record = await recordRun({ ...beginning, resumed, folder: runsFolder(), now }).catch(refuse('The run is not written down'));
  const id = record?.id;
  const told =
    isTold && io.streams
      ? createRunLines(
          { ...(id !== undefined && { run: id }), isResumed: resumed !== undefined, ...beginning },
          { now, write: io.item, most: Number.POSITIVE_INFINITY },
        )
      : undefined;
  return {
    id,
    folder: record?.folder,
    tell(event) {
      record?.tell(event);
      told?.tell(event);
    },
    tellOfScope(event) {
      record?.tellOfScope(event);
      told?.tellOfScope(event);
    },
    async end(failure) {
      record?.end(failure);
      told?.end(failure);
      if (!record) return;
      const { writeReport } = await import('../../run/report/write-report.ts');
      await writeReport(record.folder).catch(refuse('The report of the run is not written'));
      if (!io.json) io.say(`Run ${record.id}: see \`onbehalf runs open ${record.id}\`.`);
    },
  };
}
