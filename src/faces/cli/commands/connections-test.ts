import { z } from 'zod';
import { examine } from '../../../connection/examine/examine.ts';
import { tryConnection } from '../../../connection/examine/try-connection.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { checkApplication } from '../../../doctor/application.ts';
import { defineCommand } from '../command.ts';
import { exactWords } from '../exact-words.ts';
import { openWorld } from '../world.ts';

/** Tries a connection: signs in where that is needed, and makes one call. */
export const connectionsTest = defineCommand({
  words: 'NAME',
  needs: ([connection]) => ({ settings: { connection } }),
  options: z.object({}),
  examples: ['connections test work', 'connections test work --unattended --json'],
  async run(context, _options, words) {
    const [name = ''] = exactWords('connections test', ['NAME'], words);
    await using opened = await openWorld({ ...context, settings: { ...context.settings, connection: name } });
    // A wrong application or tenant shows only as a page in the browser, and the sign-in would wait for an answer that cannot come.
    const { code, says, remedy } = await checkApplication(opened.world, await examine(opened.settings, opened.world));
    if (code) throw new OnbehalfError(code, says, { ...(remedy !== undefined && { remedy }) });
    const { account, permissions, displayName } = await tryConnection(opened.settings, opened.world);
    if (context.io.json) return context.io.value({ name, account, permissions, ...(displayName !== undefined && { displayName }) });
    context.io.out(
      `Connection ${name} works: ${displayName ?? account.name} <${account.username}>, tenant ${account.tenantId}, permissions ${permissions.join(', ')}.`,
    );
  },
});
