import { z } from 'zod';
import { renameConnection } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';

/** Gives a connection another name. */
export const connectionsRename = defineCommand({
  words: 'NAME NEW-NAME',
  options: z.object({}),
  examples: ['connections rename work office'],
  async run({ io }, _options, words) {
    const [from = '', to = ''] = exactWords('connections rename', ['NAME', 'NEW-NAME'], words);
    const renamed = await renameConnection(from, to);
    if (io.json) io.value(renamed);
    else io.out(`Connection ${from} is called ${to} now.`);
  },
});
