import type { OnbehalfError } from '../../core/errors.ts';
import type { Once } from '../../core/once.ts';

/** Writes down what each step came to, so that a later process goes on after the last one. Its steps come one at a time; for those at the same time there is `together`. */
export interface Recorder {
  /**
   * Does a step that changes nothing, or gives what it came to before.
   *
   * @param step - Names it in the run; the same in each process.
   * @param work - What it gives must be JSON.
   */
  record<T>(step: string, work: () => Promise<T>): Promise<T>;
  /**
   * Does a step that changes something, or gives what it came to before.
   *
   * @param canTell - It can be done again after it was begun: `work` then finds out what is there.
   * @param ending - Aborted when the time of the step is over: what fails then is not tried again.
   * @throws OnbehalfError what the step fails with. A step of which nobody can tell how it ended holds the run up instead.
   */
  change<T>(step: string, canTell: boolean, work: (once: Once) => Promise<T>, ending?: AbortSignal): Promise<T>;
  /** Goes through results that come one by one, to their end, and gives what stands for them in a recorded value. */
  keep(items: AsyncIterable<unknown>): Promise<KeptList>;
  /** The results that were kept, one by one. */
  itemsOf(list: KeptList): AsyncIterable<unknown>;
  /** Lets time pass, from the moment on when it was begun first. In milliseconds. @throws what `ending` is aborted with. */
  wait(step: string, milliseconds: number, ending: AbortSignal): Promise<void>;
  /** Told what a step or a block of steps fails with, before anything acts on that. @param cause - Where it came from. */
  fails(error: OnbehalfError, cause: unknown): void;
  /**
   * Does several tasks at the same time, each with the recorder of its steps, and waits until all have ended. Between two of its steps a task is alone: another one
   * goes on when it waits for a step.
   */
  together<T>(tasks: readonly ((recorder: Recorder) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]>;
}

/** Stands for a list in a recorded value: what there is of it, or the file that holds it. */
export type KeptList = { readonly items: readonly unknown[] } | { readonly file: string };
