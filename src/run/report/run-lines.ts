import type { ScopeEvent } from '../../connection/index.ts';
import type { FlowEvent } from '../flow/events.ts';
import { lineOfEnd, lineOfScope, lineOfStep, safeText } from './line-of.ts';
import type { LineBody, PlannedStep, RunAbout, RunLine } from './line.ts';
import { createStepCounts } from './step-counts.ts';
import { createWaitCounts } from './wait-counts.ts';

/** What is told of a run before it begins. */
export interface RunBeginning {
  /** Its id; left out where it is not written down. */
  readonly run?: string;
  /** This process goes on with a durable run, of which the beginning was told before. Default false. */
  readonly isResumed?: boolean;
  /** What runs, as it is shown. */
  readonly file: string;
  readonly about?: RunAbout;
  /** The steps of each flow file, where they are known before. */
  readonly plan?: readonly { readonly file: string; readonly steps: readonly PlannedStep[] }[];
}

/** The lines of a run, as it goes. */
export interface RunLines {
  tell(event: FlowEvent): void;
  tellOfScope(event: ScopeEvent): void;
  /** Tells how it ended. @param error - What it failed with; left out: it is done. */
  end(error?: unknown): void;
}

/** Where lines go. */
export interface RunLinesOptions {
  write(line: RunLine): void;
  now(): Date;
  /** How many lines of one kind are told of a step in loops, and of the waits of an activity; what is in the first turn comes on top. Default 20. */
  readonly most?: number;
}

/**
 * Makes lines of what happens in a run. Texts are redacted and cut; of a private step none is told. Steps in loops are counted: told are their first turns and
 * their first failures. What scopes say again and again is told once.
 */
export function createRunLines(
  { run, isResumed = false, file, about, plan = [] }: RunBeginning,
  { write: writeLine, now, most = 20 }: RunLinesOptions,
): RunLines {
  const begun = now();
  const steps = createStepCounts(most);
  const waits = createWaitCounts(most);
  const saidOnce = new Set<string>();
  let privateFailed = false;

  const write = (line: LineBody, at = now().toISOString()): void => writeLine({ at, ...line });

  const writeOnce = (line: LineBody): void => {
    const key = JSON.stringify(line);
    if (saidOnce.has(key)) return;
    saidOnce.add(key);
    write(line);
  };

  if (isResumed) write({ type: 'runResumed' }, begun.toISOString());
  else {
    write({ type: 'runStarted', ...(run !== undefined && { run }), file: safeText(file), ...about }, begun.toISOString());
    for (const planned of plan) write({ type: 'planned', ...planned });
  }

  return {
    tell(event) {
      if (event.type === 'stepStarted') waits.started(event.step);
      if (event.type === 'stepDone' || event.type === 'stepFailed') waits.ended(event.step);
      if (event.type === 'stepFailed' && event.step.private) privateFailed = true;
      const at = now().toISOString();
      for (const line of steps.linesFor(lineOfStep(event), at)) write(line, at);
    },
    tellOfScope(event) {
      const line = lineOfScope(event);
      if (line?.type === 'waited') waits.linesFor(line).forEach((one) => write(one));
      else if (line) writeOnce(line);
    },
    end(error) {
      for (const line of [...steps.left(), ...waits.left()]) write(line);
      write(lineOfEnd(now().getTime() - begun.getTime(), error, privateFailed));
    },
  };
}
