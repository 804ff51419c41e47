import { OnbehalfError } from '../../core/errors.ts';

/** How long a cancelled run may still take, in milliseconds; long enough to close what it opened. */
const graceMS = 5_000;
/** What ends this soon after it was cancelled needs no words. In milliseconds. */
const quietMS = 200;

/** How a run is ended. */
export interface EndingOptions {
  /** Aborted when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Tells the person once, when the run does not end by itself. */
  say(line: string): void;
  /** What the run is busy with, `mail.send`; empty when it waits for something of its own. */
  busyWith(): readonly string[];
  /** Default 5,000. In milliseconds. */
  readonly graceMS?: number;
}

/**
 * Waits for a run, and after it was cancelled only for so long: what it waits for may be a timer of its own, which nobody can cancel.
 *
 * @throws OnbehalfError CANCELLED when that time is over; whatever the run ends with before.
 */
export async function endInTime<T>(run: Promise<T>, options: EndingOptions): Promise<T> {
  const { signal, say, busyWith, graceMS: grace = graceMS } = options;
  const timers: NodeJS.Timeout[] = [];
  let end = (): void => {};
  const over = new Promise<never>((_, reject) => {
    end = () => {
      const tell = (): void => {
        const busy = busyWith();
        const what =
          busy.length === 0
            ? 'the automation waits for something of its own'
            : `${busy.join(', ')} ${busy.length === 1 ? 'is' : 'are'} still running`;
        say(`Cancelled; ${what}. It is ended in ${grace / 1000} s, at once with another Ctrl-C.`);
      };
      timers.push(setTimeout(tell, Math.min(quietMS, grace)));
      timers.push(setTimeout(() => reject(new OnbehalfError('CANCELLED', 'The run was cancelled.')), grace));
    };
  });
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([run, over]);
  } finally {
    signal.removeEventListener('abort', end);
    for (const timer of timers) clearTimeout(timer);
  }
}
