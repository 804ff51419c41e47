import { z } from 'zod';
import { brokerSetting, namedConnections } from '../../../connection/index.ts';
import { lookAtApplication, reviewRegistration } from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import { nameWord, neededPermissions, openRegistrar, registrarNeeds } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Compares the permissions of a registration with what automations need. */
export const appReview = defineCommand({
  words: 'NAME FILE ...',
  needs: registrarNeeds,
  options: z.object({
    broker: z.boolean().default(false).describe('Sign-ins go through Windows. Default: those of a connection that has the application do.'),
  }),
  examples: ['app review Tidier examples/quickstart.ts'],
  async run(context, { broker }, words) {
    const { name, others: files } = nameWord('app review', words, 'FILE');
    const needed = await neededPermissions(files);
    await using opened = await openWorld(context);
    const { graph } = await openRegistrar(opened, 'app review', 'look');
    const application = await lookAtApplication(graph, name);
    const review = reviewRegistration(application, needed, broker || (await hasBrokeredConnection(application.appId)));
    const { io } = context;
    if (io.json) return io.value(review);
    io.out(`${io.style.bold('Missing')}     ${review.missing.join(', ') || 'nothing'}`);
    io.out(`${io.style.bold('Not needed')}  ${review.notNeeded.join(', ') || 'nothing'}`);
    io.out(`${io.style.bold('Used')}        ${review.used.join(', ') || 'nothing'}`);
    if (review.missingRedirectUri !== undefined)
      io.out(`${io.style.bold('Redirect URI')} ${review.missingRedirectUri} is missing; sign-ins through Windows need it.`);
    if (review.missing.length > 0) io.out(`Next: onbehalf app permissions add ${JSON.stringify(name)} ${review.missing.join(' ')}`);
    if (review.notNeeded.length > 0) io.out(`Next: onbehalf app permissions remove ${JSON.stringify(name)} ${review.notNeeded.join(' ')}`);
  },
});

/** True where a connection signs in through Windows with the application. */
async function hasBrokeredConnection(applicationId: string): Promise<boolean> {
  return (await namedConnections()).some(
    ({ settings }) =>
      String(settings['applicationId']).toLowerCase() === applicationId.toLowerCase() && brokerSetting(settings) !== undefined,
  );
}
