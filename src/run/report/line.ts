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

/** What is told of a run. A private step has neither text nor message. */
export type LineBody =
  | { readonly type: 'runStarted'; readonly run: string; readonly file: string }
  | { readonly type: 'permissions'; readonly permissions: readonly string[] }
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
  /** How often a step in a loop was done and failed so far, lines that were left out included. */
  | ({ readonly type: 'counted'; readonly done: number; readonly failed: number } & StepWords)
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
