import { z } from 'zod';
import { openIdentity } from '../../../connection/index.ts';
import { defineCommand } from '../command.ts';
import { openWorld } from '../world.ts';

/** Forgets the stored sign-in of an account. */
export const signout = defineCommand({
  options: z.object({}),
  examples: ['signout', 'signout --account ada@contoso.example'],
  async run(context) {
    await using opened = await openWorld(context);
    const identity = await openIdentity(opened.settings, opened.world);
    const account = await identity.current();
    await identity.signOut();
    if (context.io.json) context.io.value({ signedOut: account?.username ?? null });
    else context.io.out(account ? `The sign-in of ${account.username} is forgotten on this machine.` : 'Nobody was signed in.');
  },
});
