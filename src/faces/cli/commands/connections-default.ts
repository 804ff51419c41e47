import { z } from 'zod';
import { chooseDefault, defaultConnection } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';

/** Shows or chooses the default connection. */
export const connectionsDefault = defineCommand({
  words: '[NAME]',
  options: z.object({ project: z.boolean().default(false).describe('Choose it for everybody who works in this project.') }),
  examples: ['connections default', 'connections default work'],
  async run({ io }, { project }, words) {
    if (words.length === 0) {
      const found = await defaultConnection();
      if (io.json) return io.value(found ?? null);
      return io.out(
        found
          ? `${found.name} is used where no connection is named.`
          : 'No default is chosen; the public application is used where no connection is named.',
      );
    }
    const [name = ''] = exactWords('connections default', ['NAME'], words);
    const chosen = await chooseDefault(name, project ? 'project' : undefined);
    if (io.json) io.value({ ...chosen, isDefault: true });
    else io.out(`${name} is used now where no connection is named.`);
  },
});
