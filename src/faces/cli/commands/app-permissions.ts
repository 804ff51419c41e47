import { z } from 'zod';
import { changePermissions } from '../../../registration/index.ts';
import { defineCommand, type CommandContext } from '../command.ts';
import { nameWord, openRegistrar, registrarNeeds } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Adds permissions to a registration; people consent to them at their next sign-in. */
export const appPermissionsAdd = defineCommand({
  words: 'NAME PERMISSION ...',
  needs: registrarNeeds,
  options: z.object({}),
  examples: ['app permissions add Tidier Mail.Send'],
  run: (context, _options, words) => change(context, 'add', words),
});

/** Takes permissions from a registration; what was consented to stays until it is revoked. */
export const appPermissionsRemove = defineCommand({
  words: 'NAME PERMISSION ...',
  needs: registrarNeeds,
  options: z.object({}),
  examples: ['app permissions remove Tidier Mail.Send'],
  run: (context, _options, words) => change(context, 'remove', words),
});

async function change(context: CommandContext, how: 'add' | 'remove', words: readonly string[]): Promise<void> {
  const { name, others } = nameWord(`app permissions ${how}`, words, 'PERMISSION');
  await using opened = await openWorld(context);
  const { graph } = await openRegistrar(opened, `app permissions ${how}`, 'change');
  const changed = await changePermissions(graph, name, { [how]: others });
  if (context.io.json) context.io.value(changed);
  else
    context.io.out(
      `${name} ${changed.outcome === 'changed' ? 'lists' : 'listed before and still lists'} ${changed.permissions.join(', ') || 'no permission'}.`,
    );
}
