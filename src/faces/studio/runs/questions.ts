import { OnbehalfError } from '../../../core/errors.ts';
import type { Runner } from '../../../run/flow/runner.ts';
import { askedChange } from '../../../run/flow/shown-change.ts';
import type { RunProgress } from './run-progress.ts';
import { shownText } from './shown-value.ts';

/** Questions of a run to the person, one at a time. */
export interface Questions {
  readonly ask: NonNullable<Runner['ask']>;
  /** @param number - Of the question that is answered; another one stays open. */
  answer(number: number, goesOn: boolean): void;
}

/** Asks in the tabs before a step sends or deletes. @param changed - Told when there is something to show. */
export function createQuestions(progress: RunProgress, signal: AbortSignal, changed: () => void): Questions {
  let number = 0;
  let open: ((goesOn: boolean) => void) | undefined;
  return {
    async ask(step, effect, input) {
      number += 1;
      const over = new AbortController();
      progress.ask({ number, address: step.address, text: shownText(askedChange(step, effect, input)) });
      changed();
      const goesOn = await new Promise<boolean>((resolve, reject) => {
        open = resolve;
        signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true, signal: over.signal });
      }).finally(() => {
        over.abort();
        open = undefined;
        progress.ask(undefined);
      });
      changed();
      if (!goesOn) throw new OnbehalfError('CANCELLED', `${step.about ?? step.verb} was not done; what came before it is.`);
    },
    answer(answered, goesOn) {
      if (answered === number) open?.(goesOn);
    },
  };
}
