import type { Value } from './format/value.ts';
import type { Address, Place } from './problem.ts';

/** How a step is tried again. */
export interface Retry {
  /** How often it is tried in all. */
  readonly attempts: number;
  /** Before the second try, in milliseconds; twice as long before each further one. */
  readonly backoffMS: number;
  /** Codes or kinds of errors. Left out: those that pass by themselves. */
  readonly on?: readonly string[];
}

/** What every step may have. */
export interface StepCommon {
  readonly address: Address;
  readonly place: Place;
  /** The name under which later steps read its result. */
  readonly id?: string;
  readonly title?: string;
  /** It is not run, and counts for no permission. */
  readonly disabled: boolean;
  /** Its values are not written down. */
  readonly private: boolean;
  /** An error of it does not end the flow. */
  readonly continueOnError: boolean;
  /** Milliseconds after which it is ended. */
  readonly timeoutMS?: number;
  readonly retry?: Retry;
}

/** Runs an activity. */
export interface UseStep {
  readonly verb: 'use';
  /** `mail.list` */
  readonly activity: string;
  readonly with: Readonly<Record<string, Value>>;
  /** Of an activity with many results: all are held in a list. */
  readonly collect: boolean;
}

/** Opens a Microsoft 365 Scope for the activities of its steps. */
export interface ScopeStep {
  readonly verb: 'microsoft365Scope';
  /** What it says about its connection, `connection` included, by the names of the settings. */
  readonly settings: Readonly<Record<string, Value>>;
  readonly mailbox?: Value;
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly steps: readonly Step[];
}

/** Does steps for each thing of a list or of results that come one by one. */
export interface ForEachStep {
  readonly verb: 'forEach';
  readonly of: Value;
  readonly as: string;
  readonly index?: string;
  /** How many are worked on at once. */
  readonly parallel: number;
  readonly steps: readonly Step[];
}

/** Does steps as long as a condition holds. */
export interface WhileStep {
  readonly verb: 'while';
  readonly condition: Value;
  readonly steps: readonly Step[];
}

/** Does steps where a condition holds, and others where it does not. */
export interface IfStep {
  readonly verb: 'if';
  readonly condition: Value;
  /** What is done where it holds. Not called `then`, so that nothing takes a step for a promise. */
  readonly yes: readonly Step[];
  readonly no: readonly Step[];
}

/** Does the steps of the first case that equals a value. */
export interface SwitchStep {
  readonly verb: 'switch';
  readonly of: Value;
  readonly cases: readonly { readonly when: Value; readonly steps: readonly Step[] }[];
  readonly else: readonly Step[];
}

/** Does steps, and others where one of them fails. */
export interface TryStep {
  readonly verb: 'try';
  readonly steps: readonly Step[];
  readonly catches: readonly { readonly on?: readonly string[]; readonly as?: string; readonly steps: readonly Step[] }[];
  readonly finally: readonly Step[];
}

/** Does several lists of steps at the same time. */
export interface ParallelStep {
  readonly verb: 'parallel';
  readonly branches: readonly (readonly Step[])[];
}

/** Gives names to values. */
export interface SetStep {
  readonly verb: 'set';
  readonly values: Readonly<Record<string, Value>>;
}

/** Writes a line. */
export interface LogStep {
  readonly verb: 'log';
  readonly text: Value;
}

/** Lets time pass. */
export interface WaitStep {
  readonly verb: 'wait';
  readonly duration: Value;
}

/** Runs another flow, or a function. */
export interface InvokeStep {
  readonly verb: 'invoke';
  /** Path of the flow from this one, or of a file with the name of a function in it: `./totals.ts#sum`. */
  readonly file: string;
  readonly with: Readonly<Record<string, Value>>;
}

/** Ends the flow. */
export interface StopStep {
  readonly verb: 'stop';
  readonly reason: Value;
}

/** Leaves a loop, or goes on with its next turn. */
export interface LeaveStep {
  readonly verb: 'break' | 'continue';
}

/** What a step does. */
export type Action =
  | UseStep
  | ScopeStep
  | ForEachStep
  | WhileStep
  | IfStep
  | SwitchStep
  | TryStep
  | ParallelStep
  | SetStep
  | LogStep
  | WaitStep
  | InvokeStep
  | StopStep
  | LeaveStep;

/** A step of a flow. */
export type Step = StepCommon & Action;

/** What a step works with, in short: the name of an activity, of a file; undefined for the rest. */
export function aboutOf(step: Action): string | undefined {
  if (step.verb === 'use') return step.activity;
  return step.verb === 'invoke' ? step.file : undefined;
}

/** The lists of steps in a step, in the order of the text. */
export function childrenOf(step: Step): readonly (readonly Step[])[] {
  switch (step.verb) {
    case 'microsoft365Scope':
    case 'forEach':
    case 'while':
      return [step.steps];
    case 'if':
      return [step.yes, step.no];
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.else];
    case 'try':
      return [step.steps, ...step.catches.map(({ steps }) => steps), step.finally];
    case 'parallel':
      return step.branches;
    default:
      return [];
  }
}
