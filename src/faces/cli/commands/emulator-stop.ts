import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { OnbehalfError } from '../../../core/errors.ts';
import { chosenEmulator, type ChosenEmulator } from '../chosen-emulator.ts';
import { defineCommand } from '../command.ts';
import { askEmulator, isAlive } from '../running-emulators.ts';

/** Stops a running emulator as Ctrl-C does: it saves first, where it has a folder. Waits until it is gone. */
export const emulatorStop = defineCommand({
  words: '[ADDRESS]',
  options: z.object({}),
  examples: ['emulator stop', 'emulator stop http://localhost:4000'],
  async run(context, _options, words) {
    const emulator = await chosenEmulator('emulator stop', words, context);
    await askEmulator(emulator, 'POST', 'stop');
    await untilGone(emulator, context.signal);
    const { origin, data } = emulator;
    if (context.io.json) return context.io.value({ stopped: origin, savedTo: data ?? null });
    context.io.out(`The emulator at ${origin} has stopped${data === undefined ? '' : `; its tenant is in ${data}`}.`);
  },
});

async function untilGone(emulator: ChosenEmulator, signal: AbortSignal): Promise<void> {
  const { origin, pid } = emulator;
  for (let tries = 0; tries < 100; tries += 1) {
    const isThere =
      pid === undefined
        ? await askEmulator(emulator, 'GET', 'clock').then(
            () => true,
            () => false,
          )
        : isAlive(pid);
    if (!isThere) return;
    await sleep(100, undefined, { signal });
  }
  throw new OnbehalfError(
    'TIMED_OUT',
    `The emulator at ${origin} was told to stop and is still there${pid === undefined ? '' : ` (process ${pid})`}.`,
    {
      remedy: 'Look at what it prints: it may not be able to save its tenant.',
    },
  );
}
