import { z } from 'zod';
import { createTenant } from '../tenant/create.ts';
import type { User } from '../tenant/directory.ts';
import { endSessions } from '../tenant/end-sessions.ts';
import { findUser } from '../tenant/tenant.ts';
import { type ControlOperation, ControlRefusal, type Controlled, withBody } from './operation.ts';

const userChange = z.strictObject({
  accountEnabled: z.boolean().describe('False: the person cannot sign in.').optional(),
  isAdministrator: z.boolean().describe('True: may consent for the whole organisation.').optional(),
  password: z.string().min(1).describe('A new password. Sessions end, as they do in Entra.').optional(),
});

function userNamed(controlled: Controlled, key: string): User {
  const user = findUser(controlled.tenant(), key);
  if (!user) throw new ControlRefusal(404, `There is no user '${key}'. GET /_emulator/users lists those that there are.`);
  return user;
}

function shown(user: User): Record<string, unknown> {
  const { id, userPrincipalName, displayName, accountEnabled, isAdministrator, isSharedMailbox, sessionsValidFrom, totpSecret } = user;
  return {
    id,
    userPrincipalName,
    displayName,
    accountEnabled,
    isAdministrator,
    isSharedMailbox,
    sessionsValidFrom,
    hasSecondFactor: totpSecret !== undefined,
  };
}

/** Operations on people. */
export const userOperations: readonly ControlOperation[] = [
  {
    method: 'GET',
    path: '/users',
    summary: 'The people and shared mailboxes.',
    handle: (controlled) => ({ users: [...controlled.tenant().users.values()].map(shown) }),
  },
  withBody({
    method: 'PATCH',
    path: '/users/:id',
    summary: 'Changes a person. The id is the object id or the user principal name.',
    body: userChange,
    handle(controlled, { params: { id = '' }, body }) {
      const user = userNamed(controlled, id);
      if (body.accountEnabled !== undefined) user.accountEnabled = body.accountEnabled;
      if (body.isAdministrator !== undefined) user.isAdministrator = body.isAdministrator;
      if (body.password !== undefined) {
        user.password = body.password;
        endSessions(controlled.tenant(), user);
      }
      return shown(user);
    },
  }),
  {
    method: 'POST',
    path: '/users/:id/revokeSessions',
    summary: 'Ends all sessions of a person: refresh tokens and access tokens issued so far are no longer good.',
    handle(controlled, { params: { id = '' } }) {
      const user = userNamed(controlled, id);
      endSessions(controlled.tenant(), user);
      return shown(user);
    },
  },
  {
    method: 'POST',
    path: '/users/:id/reset',
    summary: 'Puts the directory entry of a person back to what a fresh tenant has (password, enabled, second factor).',
    handle(controlled, { params: { id = '' } }) {
      const user = userNamed(controlled, id);
      const fresh = findUser(createTenant(), user.userPrincipalName);
      if (!fresh)
        throw new ControlRefusal(
          409,
          `'${user.userPrincipalName}' is not one of the people of a fresh tenant, so there is nothing to put back.`,
        );
      if (fresh.totpSecret === undefined) delete user.totpSecret;
      Object.assign(user, { ...fresh, id: user.id });
      return shown(user);
    },
  },
];
