import { z } from 'zod';
import { loadPermissions } from '../entra/permissions.ts';
import { findUser } from '../tenant/tenant.ts';
import { type ControlOperation, ControlRefusal, withBody } from './operation.ts';

/** Consents without a page. */
export const consentOperations: readonly ControlOperation[] = [
  withBody({
    method: 'POST',
    path: '/consents',
    summary: 'Consents as a person, or as an administrator for everybody, so that no sign-in asks for these permissions.',
    status: 201,
    body: z.strictObject({
      application: z.string().describe('Client id.'),
      user: z.string().describe('User principal name or object id. Left out: for everybody.').optional(),
      permissions: z
        .array(z.string())
        .min(1)
        .describe('Delegated permissions of Microsoft Graph; `openid`, `profile`, `email` and `offline_access` too.'),
    }),
    async handle(controlled, { body }) {
      const tenant = controlled.tenant();
      const application = tenant.applications.get(body.application.toLowerCase());
      if (!application)
        throw refused('application', `there is no application ${body.application}; GET /_emulator/state lists those that there are`);
      const user = body.user === undefined ? undefined : findUser(tenant, body.user);
      if (body.user !== undefined && !user) throw refused('user', `there is nobody called ${body.user}`);
      const { all } = await loadPermissions();
      const known = [
        'openid',
        'profile',
        'email',
        'offline_access',
        ...all.filter(({ scopeId }) => scopeId !== undefined).map(({ name }) => name),
      ];
      const permissions = body.permissions.map((wanted) => {
        const name = known.find((one) => one.toLowerCase() === wanted.toLowerCase());
        if (name === undefined) throw refused('permissions', `${wanted} is no delegated permission of Microsoft Graph`);
        return name;
      });
      const consent = { id: tenant.ids.guid(), clientId: application.clientId, principalId: user?.id ?? null, permissions };
      tenant.consents.push(consent);
      application.isNotPresent = false;
      return consent;
    },
  }),
];

function refused(field: string, problem: string): ControlRefusal {
  return new ControlRefusal(400, `The body is not valid: ${field}: ${problem}.`, [{ field, problem }]);
}
