import type { Address } from '../../flow/problem.ts';
import type { Step } from '../../flow/step.ts';
import type { StepEffect } from './effect-of-function.ts';

/** A step that is being run: which one, of which file, and in which turns of the loops around it. */
export interface StepRun {
  /** The flow's file, as it is shown. */
  readonly file: string;
  readonly address: Address;
  readonly id?: string;
  readonly title?: string;
  /** `use`, `forEach` ... */
  readonly verb: Step['verb'];
  /** What the step works with, in short: the name of an activity, of a file. */
  readonly about?: string;
  /** The turns of the loops around it, from the outermost in; each from 0 on. */
  readonly turns: readonly number[];
  /** Its values are not to be written down. */
  readonly private: boolean;
}

/** What a step was given, or what it gave. */
export type ValueWay = 'in' | 'out';

/** What happens in the run of a flow, for whoever watches. */
export type FlowEvent =
  | { readonly type: 'stepStarted'; readonly step: StepRun }
  | { readonly type: 'stepDone'; readonly step: StepRun; readonly milliseconds: number }
  | {
      readonly type: 'stepFailed';
      readonly step: StepRun;
      readonly milliseconds: number;
      readonly code: string;
      readonly message: string;
      /** The flow goes on all the same. */
      readonly goesOn: boolean;
    }
  | { readonly type: 'stepRetried'; readonly step: StepRun; readonly attempt: number; readonly code: string; readonly waitMS: number }
  | {
      /** In a dry run: what would be changed or run, and is not. */
      readonly type: 'wouldDo';
      readonly step: StepRun;
      readonly effect: StepEffect;
      /** What the activity or the function would be given; left out for a private step. */
      readonly input?: Readonly<Record<string, unknown>>;
    }
  | {
      /** In a dry run: the step depends on a change that was not made, so nobody knows what it would do. */
      readonly type: 'notKnown';
      readonly step: StepRun;
    }
  | { readonly type: 'logged'; readonly step: StepRun; readonly text: string }
  | { readonly type: 'stopped'; readonly step: StepRun; readonly reason: string };
