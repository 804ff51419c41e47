import type { CallWords, Outcome, RunAbout, WaitWords } from './line.ts';

/** How a step came out. */
export type StepState =
  | 'done'
  /** Some turns failed, others did not. */
  | 'partly'
  | 'failed'
  /** It failed, and the flow went on as it says. */
  | 'wentOn'
  /** Of a dry run: what it would change was not changed, or is not known. */
  | 'notMade'
  /** It was begun, and nothing tells of its end. */
  | 'unfinished'
  | 'notRun'
  | 'disabled';

/** One time that a step ran, or waited; in milliseconds from the start of the run. */
export interface Stretch {
  readonly fromMS: number;
  readonly toMS: number;
  readonly kind: 'done' | 'failed' | 'waited';
}

/** A step with those inside of it. */
export interface StepReport {
  readonly file: string;
  readonly address: string;
  readonly verb: string;
  readonly name: string;
  /** Where it stands, both from one; left out for a call of a TypeScript automation. */
  readonly line?: number;
  readonly column?: number;
  /** Which part of the step around it: `then`, `case 2`, `finally`; left out where there is one part. */
  readonly branch?: string;
  readonly state: StepState;
  readonly done: number;
  readonly failed: number;
  readonly retried: number;
  /** All its times together. */
  readonly milliseconds: number;
  /** From its first begin to its last end; left out where it did not run. */
  readonly span?: { readonly fromMS: number; readonly toMS: number };
  /** The times that were written down: of a loop the first. */
  readonly stretches: readonly Stretch[];
  readonly steps: readonly StepReport[];
}

/** A step that failed, and where. */
export interface Failure {
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly name: string;
  /** The turns of the loops around it, each from 0. */
  readonly turns?: readonly number[];
  readonly code: string;
  /** Left out for a private step. */
  readonly message?: string;
  readonly goesOn: boolean;
}

/** A permission, why it was asked for, and whether a call was made that it is for. */
export interface PermissionReport {
  readonly name: string;
  readonly because: readonly CallWords[];
  /** Left out where nobody knows: it was added by hand, and no known call is for it. */
  readonly isUsed?: boolean;
}

/** Everything that a report tells of a run. */
export interface RunReport extends Partial<RunAbout> {
  readonly run: string;
  readonly file: string;
  /** ISO 8601 in UTC. */
  readonly started: string;
  /** `unfinished`: it is still going on, or its process was killed. */
  readonly outcome: Outcome | 'unfinished';
  /** Of what is unfinished: until the last that is known. */
  readonly milliseconds: number;
  readonly accounts: readonly { readonly account: string; readonly application: string }[];
  /** What it failed with. */
  readonly error?: { readonly code: string; readonly message?: string; readonly remedy?: string; readonly step?: Failure };
  /** The steps of each file. */
  readonly files: readonly { readonly file: string; readonly steps: readonly StepReport[] }[];
  /** The last that failed, at most fifty. */
  readonly failures: readonly Failure[];
  readonly waits: readonly (WaitWords & { readonly count: number; readonly seconds: number })[];
  readonly permissions: readonly PermissionReport[];
  readonly notGranted: readonly string[];
  /** Of a dry run: what would have been changed. */
  readonly would: readonly { readonly name: string; readonly effect: string; readonly text?: string }[];
  /** What happened, in order. */
  readonly log: readonly { readonly at: string; readonly text: string }[];
  /** How many lines of the log, things that would be done and failures are left out here. */
  readonly leftOut: { readonly log: number; readonly would: number; readonly failures: number };
}
