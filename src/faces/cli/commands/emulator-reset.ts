import { z } from 'zod';
import { chosenEmulator } from '../chosen-emulator.ts';
import { defineCommand } from '../command.ts';
import { askEmulator, type EmulatorState } from '../running-emulators.ts';

/** Puts the tenant of a running emulator back to its seed: nobody stays signed in, and what was sent or moved is forgotten. */
export const emulatorReset = defineCommand({
  words: '[ADDRESS]',
  options: z.object({}),
  examples: ['emulator reset', 'emulator reset http://localhost:4000'],
  async run(context, _options, words) {
    const emulator = await chosenEmulator('emulator reset', words, context);
    const { tenantId, domain, users } = await askEmulator<EmulatorState>(emulator, 'POST', 'reset');
    if (context.io.json) return context.io.value({ origin: emulator.origin, tenantId, domain, users });
    context.io.out(`The emulator at ${emulator.origin} is as it was at first: ${domain}, ${users} people.`);
  },
});
