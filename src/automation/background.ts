import { OnbehalfError } from '../core/errors.ts';

/** What happens beside the automation itself while it runs. */
export interface Background extends Disposable {
  /** Never resolves; rejects with what was thrown and caught by nobody, or when nothing is left that the automation could wait for. */
  readonly failure: Promise<never>;
}

/**
 * Watches the process while an automation runs: an error in a timer or a promise that nobody waits for would end the process as if it were ours, and
 * an `await` of something that never comes would end it without a word (status 13 of Node, https://nodejs.org/api/process.html#exit-codes).
 *
 * @param file - The automation, for the message.
 */
export function watchBackground(file: string): Background {
  let fail = (_error: unknown): void => {};
  const failure = new Promise<never>((_, reject) => (fail = reject));
  // Whoever asks too late is told all the same.
  failure.catch(() => undefined);
  const onEmpty = (): void => fail(waitsForNothing(file));
  const onError = (error: unknown): void => fail(error);
  process.on('uncaughtException', onError);
  process.on('unhandledRejection', onError);
  process.on('beforeExit', onEmpty);
  return {
    failure,
    [Symbol.dispose]() {
      process.off('uncaughtException', onError);
      process.off('unhandledRejection', onError);
      process.off('beforeExit', onEmpty);
    },
  };
}

function waitsForNothing(file: string): OnbehalfError {
  return new OnbehalfError(
    'AUTOMATION_FAILED',
    `${file} waits for something that never comes: nothing is left that could end the waiting.`,
    {
      details: { file },
      remedy: 'Look at what is awaited last: a promise that nobody resolves, a callback that is never called.',
    },
  );
}
