import { z } from 'zod';
import { lookAtApplication, reviewRegistration } from '../../../registration/index.ts';
import { defineCommand } from '../command.ts';
import { nameWord, neededPermissions, openRegistrar } from '../registrar.ts';
import { openWorld } from '../world.ts';

/** Compares the permissions of a registration with what automations need. */
export const appReview = defineCommand({
  words: 'NAME FILE ...',
  options: z.object({}),
  examples: ['app review Tidier examples/quickstart.ts'],
  async run(context, _options, words) {
    const { name, others: files } = nameWord('app review', words, 'FILE');
    const needed = await neededPermissions(files);
    await using opened = await openWorld(context);
    const { graph } = await openRegistrar(opened, 'app review', 'look');
    const review = reviewRegistration(await lookAtApplication(graph, name), needed);
    const { io } = context;
    if (io.json) return io.value(review);
    io.out(`${io.style.bold('Missing')}     ${review.missing.join(', ') || 'nothing'}`);
    io.out(`${io.style.bold('Not needed')}  ${review.notNeeded.join(', ') || 'nothing'}`);
    io.out(`${io.style.bold('Used')}        ${review.used.join(', ') || 'nothing'}`);
    if (review.missing.length > 0) io.out(`Next: onbehalf app permissions add ${JSON.stringify(name)} ${review.missing.join(' ')}`);
    if (review.notNeeded.length > 0) io.out(`Next: onbehalf app permissions remove ${JSON.stringify(name)} ${review.notNeeded.join(' ')}`);
  },
});
