/** How a run ended. */
export type Outcome = 'done' | 'failed' | 'cancelled';

/** What a line about a step says of it. */
export interface StepWords {
  readonly file: string;
  /** Where the step stands in its file, joined by dots: `steps.0.then.1`. */
  readonly address: string;
  readonly verb: string;
  readonly name: string;
  /** The turns of the loops around it; left out where there are none. */
  readonly turns?: readonly number[];
}

/** A step that ran many times. */
export interface StepCounts {
  readonly done: number;
  readonly failed: number;
  readonly retried?: number;
  /** All its times together. */
  readonly milliseconds?: number;
  /** When it was begun for the first time, and ended for the last; ISO 8601 in UTC. */
  readonly since?: string;
  readonly until?: string;
}

/** What runs, and where. */
export interface RunAbout {
  readonly kind: 'flow' | 'typescript';
  /** The name that a flow gives itself. */
  readonly name?: string;
  /** The project that it belongs to. */
  readonly project?: { readonly name: string; readonly version?: string };
  /** The first half of the SHA-256 of its text, in hexadecimal: two runs with the same ran the same. */
  readonly digest?: string;
  /** Nothing is changed. */
  readonly isDry?: boolean;
  /** The emulator that it works on: its address, or `embedded`. Left out: Microsoft 365. */
  readonly emulator?: string;
  /** The named connection that was asked for. */
  readonly connection?: string;
  /** One of Microsoft's clouds besides the global one. */
  readonly environment?: string;
}

/** A step as it stands in its file. */
export interface PlannedStep {
  readonly address: string;
  readonly verb: string;
  readonly name: string;
  /** Both from one. */
  readonly line: number;
  readonly column: number;
  readonly isDisabled?: true;
}

/** A call of Microsoft Graph that an activity makes. */
export interface CallWords {
  readonly activity: string;
  readonly operation: string;
}

/** Why a call of an activity waits. */
export interface WaitWords {
  readonly activity: string;
  /** `waiting`: for another try, after one that did not get through. `pacing`: for its turn. */
  readonly kind: 'waiting' | 'pacing';
  /** `throttled`, `unavailable`, `unreachable`, `interrupted`; of pacing `held`, `spread`. */
  readonly reason: string;
  /** The step that it belongs to; left out where several could be meant. */
  readonly file?: string;
  readonly address?: string;
}

/** What is told of a run. A private step has neither text nor message. */
export type LineBody =
  | ({ readonly type: 'runStarted'; readonly run?: string; readonly file: string } & Partial<RunAbout>)
  /** Another process goes on with a durable run; what was done before it is told again, as it comes by. */
  | { readonly type: 'runResumed' }
  /** All steps of a flow file, in the order of the text, before the first of them runs. */
  | { readonly type: 'planned'; readonly file: string; readonly steps: readonly PlannedStep[] }
  /** What a scope asks for, and the calls that each permission is for. */
  | {
      readonly type: 'permissions';
      readonly permissions: readonly string[];
      readonly because?: Readonly<Record<string, readonly CallWords[]>>;
    }
  | { readonly type: 'notGranted'; readonly permissions: readonly string[] }
  /** As whom it works. */
  | { readonly type: 'account'; readonly account: string; readonly application: string }
  /** An activity makes a call for the first time in this run. */
  | ({ readonly type: 'called' } & CallWords)
  | ({ readonly type: 'waited'; readonly seconds: number; readonly operation: string } & WaitWords)
  /** How often, and how long in all; lines that were left out included. */
  | ({ readonly type: 'waits'; readonly count: number; readonly seconds: number } & WaitWords)
  | ({ readonly type: 'stepStarted' } & StepWords)
  | ({ readonly type: 'stepDone'; readonly milliseconds: number } & StepWords)
  | ({
      readonly type: 'stepFailed';
      readonly milliseconds: number;
      readonly code: string;
      readonly message?: string;
      readonly goesOn: boolean;
    } & StepWords)
  | ({ readonly type: 'stepRetried'; readonly attempt: number; readonly code: string; readonly waitMS: number } & StepWords)
  /** Of a dry run: what was not done. */
  | ({ readonly type: 'wouldDo'; readonly effect: string; readonly text?: string } & StepWords)
  | ({ readonly type: 'notKnown' } & StepWords)
  | ({ readonly type: 'logged'; readonly text?: string } & StepWords)
  | ({ readonly type: 'stopped'; readonly text?: string } & StepWords)
  /** How often a step in a loop was done, failed and was tried again so far, lines that were left out included. */
  | ({ readonly type: 'counted' } & StepCounts & StepWords)
  | {
      readonly type: 'runEnded';
      readonly outcome: Outcome;
      readonly milliseconds: number;
      readonly code?: string;
      readonly message?: string;
      readonly remedy?: string;
    };

/** A line of a run's file. */
export type RunLine = LineBody & {
  /** When, ISO 8601 in UTC. */
  readonly at: string;
};
