import type { World } from '../../connection/index.ts';
import type { Once } from '../../core/once.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import type { LoadedFlow } from '../../flow/load-flow.ts';
import type { Address } from '../../flow/problem.ts';
import type { Step } from '../../flow/step.ts';
import type { RecipientRule } from '../recipients/recipient-rule.ts';
import type { Evaluator } from './evaluate.ts';
import type { FlowEvent, StepRun, ValueWay } from './events.ts';
import type { Functions } from './functions.ts';
import type { Recorder } from './recorder.ts';
import type { Variables } from './variables.ts';

/** How a step left: on to the next one, out of a loop, on with its next turn, or out of the flow. */
export type Left = 'next' | 'break' | 'continue' | 'stop';

/** The activities of the scope around a step. */
export type Client = Readonly<
  Record<string, Readonly<Record<string, (input: unknown, options: { signal?: AbortSignal; once?: Once }) => unknown>>>
>;

/** What a step stands on. */
export interface Frame {
  readonly variables: Variables;
  /** The scope that is open around it. */
  readonly client?: Client;
  /** Aborted when the step is to end. */
  readonly signal: AbortSignal;
  readonly turns: readonly number[];
  readonly loaded: LoadedFlow;
  /** Aborted when the time of the step is over. Left out: it has none. */
  readonly limit?: AbortSignal;
  /** Writes down what steps came to. Left out: nobody does. */
  readonly recorder?: Recorder;
  /** A step around it is private. */
  readonly private: boolean;
  /** Tells steps of the same address apart: the steps that invoked this flow, and which try of a block it is. Empty for the flow itself. */
  readonly within: string;
}

/** What runs steps. */
export interface Runner {
  readonly world: World;
  readonly catalogue: Catalogue;
  readonly evaluator: Evaluator;
  /** Nothing is changed: what would be is told. */
  readonly isDry: boolean;
  /** Asked before a step sends or deletes. Left out: it may. @throws OnbehalfError CANCELLED where it may not. */
  ask?(step: StepRun, effect: 'sends' | 'deletes', input: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whom nothing is sent to. Left out: nobody is blocked. */
  readonly recipients?: RecipientRule;
  /** Steps whose values are not written down, by the names that the project keeps private. */
  readonly privateSteps: ReadonlySet<Step>;
  /** What private steps failed with: the blocks around them fail with the same, and tell as little of it. */
  readonly privateErrors: WeakSet<Error>;
  tell(event: FlowEvent): void;
  /** Tells what a step was given, or gave. Of private steps nothing is told on. */
  tellValue(step: StepRun, way: ValueWay, value: unknown): void;
  /** Runs steps one after the other. @throws what a step fails with. */
  steps(steps: readonly Step[], frame: Frame): Promise<Left>;
  /** The functions that steps invoke. */
  readonly functions: Pick<Functions, 'call'>;
  /** Runs a flow that a step invokes, and gives its outputs. */
  invoke(
    step: { readonly file: string; readonly address: Address },
    input: Readonly<Record<string, unknown>>,
    frame: Frame,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** Does what a step does. A result is kept under the id of the step. */
export type Act<S> = (step: S, frame: Frame, runner: Runner, run: StepRun) => Promise<{ readonly left: Left; readonly result?: unknown }>;
