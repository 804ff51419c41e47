import { z } from 'zod';
import { namedConnection } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';
import { shownMoment, signInOf, signInRow } from '../stored-sign-ins.ts';
import { openWorld } from '../world.ts';

/** Shows one connection. */
export const connectionsShow = defineCommand({
  words: 'NAME',
  options: z.object({}),
  examples: ['connections show work', 'connections show work --json'],
  async run(context, _options, words) {
    const { io } = context;
    const [name = ''] = exactWords('connections show', ['NAME'], words);
    const found = await namedConnection(name);
    await using opened = await openWorld({ ...context, settings: { ...context.settings, connection: '' } });
    const known = await signInOf(found, opened);
    if (io.json) return io.value({ ...found, ...signInRow(known) });
    io.out(`${io.style.bold(found.name)}${found.isDefault ? ', the default' : ''}`);
    for (const [setting, value] of Object.entries(found.settings))
      io.out(`  ${io.style.dim(`${setting}:`)} ${Array.isArray(value) ? value.join(', ') : String(value)}`);
    const { signIn, unknown } = known;
    const times =
      signIn &&
      `last renewed ${shownMoment(signIn.renewedAt)}, stale ${signIn.staleAt ? `at the latest ${shownMoment(signIn.staleAt)}` : 'when its token ends'}`;
    io.out(`  ${io.style.dim('sign-in:')} ${signIn ? `${signIn.account.username}, ${times}` : (unknown ?? 'nobody')}`);
    io.out(io.style.dim(`  in ${found.file}`));
  },
});
