import { z } from 'zod';
import { consentForOrganisation } from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import { nameWord, openRegistrar, registrarNeeds, wait } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Consents, as an administrator, to what a registration lists. */
export const appConsent = defineCommand({
  words: 'NAME',
  needs: registrarNeeds,
  options: z.object({}),
  examples: ['app consent Tidier'],
  async run(context, _options, words) {
    const { name } = nameWord('app consent', words);
    await using opened = await openWorld(context);
    const { graph } = await openRegistrar(opened, 'app consent', 'consent');
    const consented = await consentForOrganisation(graph, name, wait);
    if (context.io.json) context.io.value({ name, consented });
    else context.io.out(`The organisation consented to ${consented.join(', ')}.`);
  },
});
