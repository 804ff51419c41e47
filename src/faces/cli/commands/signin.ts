import { z } from 'zod';
import { allActivities } from '../../../activities/areas.ts';
import { microsoft365Scope, namedConnections, saveConnection } from '../../../connection/index.ts';
import { inputError } from '../../../core/input.ts';
import { nearest } from '../../../core/nearest.ts';
import { defineCommand } from '../command.ts';
import { openWorld } from '../world.ts';

/** Signs in now, so that later runs find a token. */
export const signin = defineCommand({
  options: z.object({
    for: z.array(z.string()).default([]).describe('Activity to ask permissions for, `mail.list`; none: only who you are.'),
    permission: z.array(z.string()).default([]).describe('Permission to ask for besides, `Mail.Read`.'),
  }),
  examples: [
    'signin --for mail.list',
    'signin --for mail.list --emulator',
    'signin --connection work --application-id 7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10 --tenant-id contoso.example --emulator',
  ],
  async run(context, { for: names, permission }) {
    const activities = await findActivities(names);
    const { connection, ...flags } = context.settings;
    const says = Object.entries(flags).some(([field, value]) => value !== undefined && !['emulator', 'unattended'].includes(field));
    const kept = says ? connection || undefined : undefined;
    const known = kept === undefined ? undefined : (await namedConnections()).find(({ name }) => name === kept);
    await using opened = await openWorld({
      ...context,
      settings: kept !== undefined && !known ? { ...flags, connection: '' } : context.settings,
    });
    await using scope = await microsoft365Scope(
      {
        ...opened.settings,
        activities,
        permissions: { add: activities.length === 0 && permission.length === 0 ? ['User.Read'] : permission },
      },
      opened.world,
    );
    const account = await scope.signIn();
    if (kept !== undefined) {
      const isPerson = (opened.settings['authenticationType'] ?? 'InteractiveToken') === 'InteractiveToken';
      await saveConnection(
        kept,
        { ...opened.settings, ...(isPerson && { emailAddress: account.username }) },
        { replace: true, ...(known && { owner: known.owner }) },
      );
    }
    if (context.io.json)
      context.io.value({
        account,
        permissions: scope.permissions.permissions.map(({ name }) => name),
        ...(kept !== undefined && { connection: kept }),
      });
    else context.io.out(`Signed in as ${account.username}${kept === undefined ? '' : `; kept as connection ${kept}`}.`);
  },
});

async function findActivities(names: readonly string[]) {
  const all = await allActivities();
  return names.map((name) => {
    const activity = all.find((one) => one.name === name);
    if (activity) return activity;
    const known = all.map((one) => one.name);
    const close = nearest(name, known);
    throw inputError('onbehalf signin', [
      { field: '--for', problem: `${name} is no activity; ${close ? `did you mean ${close}?` : `known are ${known.join(', ')}.`}` },
    ]);
  });
}
