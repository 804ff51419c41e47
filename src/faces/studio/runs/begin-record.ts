import { recordRun, type RecordOptions, type RunRecord } from '../../../run/report/record-run.ts';
import { runsFolder } from '../../../run/report/runs-folder.ts';
import type { StudioPorts } from '../ports.ts';
import type { RunPlace } from '../protocol-runs.ts';
import { createRunProgress, type RunProgress } from './run-progress.ts';

/** A run as it is written down, and as it is shown. */
export interface BegunRun {
  /** Left out where it cannot be written down: that keeps nobody from running. */
  readonly record: RunRecord | undefined;
  readonly progress: RunProgress;
  /** It ended. @param outputs - Rejected with what it failed with. */
  follow(outputs: Promise<Readonly<Record<string, unknown>>>): Promise<void>;
}

/** What a run is, for both. */
export interface BeginningRun extends Pick<RecordOptions, 'about' | 'plan' | 'resumed'> {
  /** Path in the project. */
  readonly path: string;
  readonly isDry: boolean;
  readonly place: RunPlace;
}

/** Begins to write a run down, and to show it. */
export async function beginRecord({ path, isDry, place, about, plan, resumed }: BeginningRun, { now }: StudioPorts): Promise<BegunRun> {
  const options = {
    folder: runsFolder(),
    file: path,
    ...(about && { about: { ...about, ...(isDry && { isDry }) } }),
    ...(plan && { plan }),
    resumed,
    now: () => new Date(now()),
  };
  const record = await recordRun(options).catch(() => undefined);
  const progress = createRunProgress({ run: record?.id ?? resumed ?? `not kept ${now()}`, path, isDry, place, now });
  return {
    record,
    progress,
    async follow(outputs) {
      try {
        progress.done(await outputs);
        record?.end();
      } catch (error) {
        progress.failed(error);
        record?.end(error);
      }
    },
  };
}
