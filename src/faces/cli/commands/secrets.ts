import { z } from 'zod';
import { keepSecret, removeSecret } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { askSecret } from '../ask-secret.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';

/** Puts a secret into the key store. */
export const secretsSet = defineCommand({
  words: 'NAME',
  options: z.object({}),
  examples: ['secrets set reports', 'secrets set reports < certificate.pem'],
  async run({ io, signal }, _options, words) {
    const [name = ''] = exactWords('secrets set', ['NAME'], words);
    await keepSecret(name, await askSecret(io, `Secret ${name} (it is not shown): `, signal));
    if (io.json) io.value({ name, reference: `keystore:${name}` });
    else
      io.out(
        `The secret is in the key store. Refer to it as keystore:${name}, in the place of a password, a client secret or a certificate.`,
      );
  },
});

/** Removes a secret from the key store. */
export const secretsRemove = defineCommand({
  words: 'NAME',
  options: z.object({}),
  examples: ['secrets remove reports'],
  async run({ io }, _options, words) {
    const [name = ''] = exactWords('secrets remove', ['NAME'], words);
    if (!(await removeSecret(name))) {
      throw new OnbehalfError('NOT_FOUND', `There is no secret ${name} in the key store of the operating system.`, {
        remedy: 'Check the name.',
      });
    }
    if (io.json) io.value({ name });
    else io.out(`The secret ${name} is removed from the key store.`);
  },
});
