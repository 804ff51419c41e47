import { z } from 'zod';
import { basicPermissions } from '../entra/basic-permissions.ts';
import { recordConsent } from '../entra/consents.ts';
import { permissionNames } from '../entra/permission-names.ts';
import { findUser } from '../tenant/tenant.ts';
import { type ControlOperation, refusedField, withBody } from './operation.ts';

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
        throw refusedField('application', `there is no application ${body.application}; GET /_emulator/state lists those that there are`);
      const user = body.user === undefined ? undefined : findUser(tenant, body.user);
      if (body.user !== undefined && !user) throw refusedField('user', `there is nobody called ${body.user}`);
      const permissions = await permissionNames(body.permissions, 'scopeId', basicPermissions).catch((error: Error) => {
        throw refusedField('permissions', error.message.replace(/\.$/, ''));
      });
      return recordConsent(tenant, application, user?.id ?? null, permissions);
    },
  }),
];
