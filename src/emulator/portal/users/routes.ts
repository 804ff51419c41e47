import { secretOf } from '../../entra/one-time-code.ts';
import { endSessions } from '../../tenant/end-sessions.ts';
import type { User } from '../../tenant/directory.ts';
import type { Move, PortalRequest, PortalRoute } from '../route.ts';
import type { Notice } from '../notices.ts';
import { setPresence } from './presence-panel.ts';
import { userListPage } from './user-list-page.ts';
import { userOf } from './user-of.ts';
import { userPage } from './user-page.ts';

/** A change of one person by a form without fields. */
function change(action: string, apply: (user: User, request: PortalRequest) => Notice | Promise<Notice>): PortalRoute {
  return {
    method: 'POST',
    path: `/users/:id/${action}`,
    async handle(request): Promise<Move> {
      const user = userOf(request);
      return { notice: await apply(user, request), to: `/users/${user.id}` };
    },
  };
}

/** People: their password, second factor, sessions, whether they may sign in, and whether they are administrators. */
export const userRoutes: readonly PortalRoute[] = [
  { method: 'GET', path: '/users', handle: ({ tenant }) => userListPage(tenant) },
  { method: 'GET', path: '/users/:id', handle: (request) => userPage(request.tenant, userOf(request)) },
  {
    method: 'POST',
    path: '/users/:id/password',
    handle(request) {
      const user = userOf(request);
      const password = request.form.get('password') ?? '';
      if (password.trim() === '') return userPage(request.tenant, user, 'Enter the new password.');
      user.password = password;
      endSessions(request.tenant, user);
      return { to: `/users/${user.id}`, notice: 'passwordChanged' };
    },
  },
  change('second-factor', async (user, { tenant, form }) => {
    if (form.get('state') !== 'on') {
      delete user.totpSecret;
      return 'secondFactorOff';
    }
    user.totpSecret = await secretOf(tenant.ids.bytes(20));
    return 'secondFactorOn';
  }),
  change('enabled', (user, { form }) => {
    user.accountEnabled = form.get('state') === 'on';
    return user.accountEnabled ? 'enabled' : 'disabled';
  }),
  change('administrator', (user, { form }) => {
    user.isAdministrator = form.get('state') === 'on';
    return user.isAdministrator ? 'administratorOn' : 'administratorOff';
  }),
  change('presence', (user, { tenant, form }) => setPresence(tenant, user, form)),
  change('sessions', (user, { tenant }) => {
    endSessions(tenant, user);
    return 'sessionsEnded';
  }),
];
