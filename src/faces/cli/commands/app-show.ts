import { z } from 'zod';
import { lookAtApplication, organisationConsent, registeredPermissions } from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import { nameWord, openRegistrar, registrarNeeds } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Shows a registration and what was consented to for the whole organisation. */
export const appShow = defineCommand({
  words: 'NAME',
  needs: registrarNeeds,
  options: z.object({}),
  examples: ['app show Tidier'],
  async run(context, _options, words) {
    const { name } = nameWord('app show', words);
    await using opened = await openWorld(context);
    const { graph } = await openRegistrar(opened, 'app show', 'lookAtConsents');
    const application = await lookAtApplication(graph, name);
    const consented = await organisationConsent(graph, application.appId);
    const shown = {
      name: application.displayName,
      applicationId: application.appId,
      objectId: application.id,
      signInAudience: application.signInAudience,
      redirectUris: application.publicClient.redirectUris,
      permissions: registeredPermissions(application),
      consented,
    };
    const { io } = context;
    if (io.json) return io.value(shown);
    io.out(`${shown.name}`);
    io.out(`Application ID  ${shown.applicationId}`);
    io.out(`Object ID       ${shown.objectId}`);
    io.out(`Sign-in         ${shown.signInAudience}`);
    io.out(`Redirect URIs   ${shown.redirectUris.join(', ')}`);
    io.out(`Permissions     ${shown.permissions.join(', ') || 'none'}`);
    io.out(`Consented       ${consented.join(', ') || 'nothing, for the whole organisation'}`);
  },
});
