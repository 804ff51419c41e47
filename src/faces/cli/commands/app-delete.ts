import { z } from 'zod';
import { deleteRegistration } from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import { confirm } from '../confirm.ts';
import { nameWord, openRegistrar, registrarNeeds } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Deletes a registration that `app register` made, after asking a person. */
export const appDelete = defineCommand({
  words: 'NAME',
  needs: registrarNeeds,
  options: z.object({}),
  examples: ['app delete Tidier'],
  async run(context, _options, words) {
    const { name } = nameWord('app delete', words);
    await confirm(context, { title: `Delete the registration ${name}`, effect: 'deletes' });
    await using opened = await openWorld(context);
    const { graph } = await openRegistrar(opened, 'app delete', 'change');
    const deleted = await deleteRegistration(graph, name);
    if (context.io.json) context.io.value(deleted);
    else context.io.out(`The registration ${name} (${deleted.applicationId}) is deleted.`);
  },
});
