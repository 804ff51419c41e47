import { z } from 'zod';
import { namedConnection } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';

/** Shows one connection. */
export const connectionsShow = defineCommand({
  words: 'NAME',
  options: z.object({}),
  examples: ['connections show work', 'connections show work --json'],
  async run({ io }, _options, words) {
    const [name = ''] = exactWords('connections show', ['NAME'], words);
    const found = await namedConnection(name);
    if (io.json) return io.value(found);
    io.out(`${io.style.bold(found.name)}${found.isDefault ? ', the default' : ''}`);
    for (const [setting, value] of Object.entries(found.settings))
      io.out(`  ${io.style.dim(`${setting}:`)} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
    io.out(io.style.dim(`  in ${found.file}`));
  },
});
