import { signal, type Signal } from '@preact/signals';
import type { RunView } from '../../src/faces/studio/protocol-runs.ts';
import type { ScriptView } from '../../src/faces/studio/protocol-scripts.ts';

/** What is shown below the designer. */
export type RunTab = 'run' | 'timeline' | 'values' | 'history' | 'access';

/** What this tab knows of runs. */
export interface RunState {
  /** The run that goes on, or the last one. */
  readonly run: Signal<RunView | undefined>;
  /** Undefined: nothing is shown below the designer. */
  readonly tab: Signal<RunTab | undefined>;
  /** Inputs as they were typed, by flow and name; what was not typed is left to its default. */
  readonly typed: Signal<Readonly<Record<string, Readonly<Record<string, string>>>>>;
  /** What is wrong with them, by name, in the words of the server. */
  readonly inputProblems: Signal<Readonly<Record<string, string>>>;
  /** A TypeScript automation is shown in the place of the flow. */
  readonly script: Signal<ScriptView | undefined>;
  /** The packages of the project are shown in the place of the flow. */
  readonly isPackages: Signal<boolean>;
  /** A run on a connection is asked for. */
  readonly isChoosing: Signal<boolean>;
}

/** Nothing ran yet. */
export function createRunState(): RunState {
  return {
    run: signal(undefined),
    tab: signal(undefined),
    typed: signal({}),
    inputProblems: signal({}),
    script: signal(undefined),
    isPackages: signal(false),
    isChoosing: signal(false),
  };
}
