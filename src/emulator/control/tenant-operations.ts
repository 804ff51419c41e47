import { z } from 'zod';
import { liftableRules } from '../graph/query-rules.ts';
import { policiesOf } from '../tenant/policies.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { type ControlOperation, ControlRefusal, type Controlled, withBody } from './operation.ts';

function clockState(tenant: Tenant): { now: string } {
  return { now: tenant.clock.now().toISOString() };
}

/** How much there is of everything in the tenant. */
function summary({ tenant, faults, requests }: Controlled): Record<string, unknown> {
  const now = tenant();
  const mailboxes = [...now.mailboxes.values()].map((mailbox) => ({
    owner: now.users.get(mailbox.ownerId)?.userPrincipalName ?? mailbox.ownerId,
    folders: mailbox.folders.size,
    messages: mailbox.messages.size,
  }));
  return {
    tenantId: now.id,
    domain: now.domain,
    displayName: now.displayName,
    ...clockState(now),
    userConsentAllowed: now.userConsentAllowed,
    policies: policiesOf(now),
    messageSizeLimit: now.messageSizeLimit ?? null,
    driveQuota: now.driveQuota ?? null,
    liftedRules: now.liftedRules ?? [],
    users: now.users.size,
    applications: [...now.applications.values()].map(({ clientId, displayName }) => ({ clientId, displayName })),
    consents: now.consents,
    mailboxes,
    faults: faults.list().length,
    requests: requests.list().length,
  };
}

/** Operations on the tenant as a whole, its clock, and the log of requests. */
export const tenantOperations: readonly ControlOperation[] = [
  { method: 'GET', path: '/state', summary: 'What the tenant holds, in numbers, and who consented to what.', handle: summary },
  withBody({
    method: 'PATCH',
    path: '/state',
    summary: 'Changes rules of the tenant.',
    body: z.strictObject({
      userConsentAllowed: z.boolean().describe('False: only administrators may consent.').optional(),
      requireSecondFactor: z
        .boolean()
        .describe('Whether the conditional access policy that demands a second factor is in force.')
        .optional(),
      blockSignIn: z.boolean().describe('Whether the conditional access policy that blocks every sign-in is in force.').optional(),
      messageSizeLimit: z
        .int()
        .min(1)
        .max(150 * 1024 * 1024)
        .nullable()
        .describe('The largest message in bytes, up to 150 MB; null: 35 MB, as without a limit of an administrator.')
        .optional(),
      driveQuota: z
        .int()
        .min(1)
        .max(1024 ** 5)
        .nullable()
        .describe('How much each drive holds in bytes, up to a pebibyte; null: a tebibyte.')
        .optional(),
      liftedRules: z
        .array(z.enum(liftableRules))
        .describe('Assumed query rules of Graph that are not to hold; docs/emulator.md lists them. An empty list: all hold.')
        .optional(),
    }),
    handle(controlled, { body }) {
      const tenant = controlled.tenant();
      if (body.liftedRules !== undefined) tenant.liftedRules = body.liftedRules;
      const { requireSecondFactor = false, blockSignIn = false } = { ...tenant.conditionalAccess, ...body };
      if (body.requireSecondFactor !== undefined || body.blockSignIn !== undefined) {
        tenant.conditionalAccess = { requireSecondFactor, blockSignIn };
      }
      if (body.userConsentAllowed !== undefined) tenant.userConsentAllowed = body.userConsentAllowed;
      if (body.messageSizeLimit === null) delete tenant.messageSizeLimit;
      else if (body.messageSizeLimit !== undefined) tenant.messageSizeLimit = body.messageSizeLimit;
      if (body.driveQuota === null) delete tenant.driveQuota;
      else if (body.driveQuota !== undefined) tenant.driveQuota = body.driveQuota;
      return summary(controlled);
    },
  }),
  {
    method: 'POST',
    path: '/reset',
    summary: 'Puts the whole tenant back to its seed, removes faults and forgets requests.',
    async handle(controlled) {
      await controlled.reset();
      return summary(controlled);
    },
  },
  {
    method: 'POST',
    path: '/save',
    summary: 'Saves the tenant to its data folder.',
    status: 204,
    async handle(controlled) {
      if (!controlled.canSave) throw new ControlRefusal(409, 'This emulator has no data folder to save to. Create it with one.');
      await controlled.save();
    },
  },
  {
    method: 'POST',
    path: '/stop',
    summary: 'Ends the emulator as Ctrl-C does: it saves first, where it has a data folder.',
    status: 204,
    handle({ stop }) {
      if (!stop) throw new ControlRefusal(409, 'This emulator belongs to the program that made it; that one ends it.');
      stop();
    },
  },
  {
    method: 'DELETE',
    path: '/consents',
    summary: 'Forgets all consents, so that the next sign-in asks again.',
    status: 204,
    handle(controlled) {
      controlled.tenant().consents.length = 0;
    },
  },
  { method: 'GET', path: '/clock', summary: "The tenant's time.", handle: (controlled) => clockState(controlled.tenant()) },
  withBody({
    method: 'POST',
    path: '/clock',
    summary: "Moves the tenant's time forward.",
    body: z.strictObject({
      seconds: z
        .number()
        .min(0)
        .max(10 * 365 * 24 * 3600)
        .describe('By how much.'),
    }),
    handle(controlled, { body }) {
      controlled.tenant().clock.advance(body.seconds * 1000);
      return clockState(controlled.tenant());
    },
  }),
  {
    method: 'GET',
    path: '/requests',
    summary: 'The last 1,000 requests, oldest first: method, path, status, person, operation, permissions. No tokens.',
    handle: ({ requests }) => ({ requests: requests.list() }),
  },
  { method: 'DELETE', path: '/requests', summary: 'Forgets the requests.', status: 204, handle: ({ requests }) => requests.clear() },
];
