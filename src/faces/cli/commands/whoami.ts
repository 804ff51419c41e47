import { z } from 'zod';
import { openIdentity } from '../../../connection/index.ts';
import { OnbehalfError } from '../../../core/errors.ts';
import { defineCommand } from '../command.ts';
import { openWorld } from '../world.ts';

/** Shows the account that would be used and what it granted, without any network. */
export const whoami = defineCommand({
  options: z.object({}),
  examples: ['whoami', 'whoami --json'],
  async run(context) {
    await using opened = await openWorld(context);
    const identity = await openIdentity(opened.settings, opened.world);
    const account = await identity.current();
    if (!account) throw new OnbehalfError('SIGN_IN_REQUIRED', 'Nobody is signed in.');
    const permissions = await identity.granted();
    if (context.io.json) return context.io.value({ ...account, permissions });
    context.io.out(`${account.name || account.username} <${account.username}>`);
    context.io.out(`Tenant ${account.tenantId}${account.personal ? ' (personal account)' : ''}`);
    context.io.out(`Granted ${permissions.join(', ') || 'nothing of Microsoft Graph'}`);
  },
});
