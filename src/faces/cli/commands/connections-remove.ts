import { z } from 'zod';
import { removeConnection } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';

/** Removes a connection. */
export const connectionsRemove = defineCommand({
  words: 'NAME',
  options: z.object({}),
  examples: ['connections remove work'],
  async run({ io }, _options, words) {
    const [name = ''] = exactWords('connections remove', ['NAME'], words);
    const removed = await removeConnection(name);
    if (io.json) io.value(removed);
    else io.out(`Connection ${name} is removed from ${removed.file}. Its sign-in stays; \`onbehalf signout\` ends that.`);
  },
});
