import { z } from 'zod';
import { defineActivity } from '../../core/activity.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { inputError } from '../../core/input.ts';
import { dateTime, instantsIn } from '../date-times.ts';
import { timeZone } from '../fields.ts';
import { toUtc } from '../graph-values.ts';
import { personReference, keyOf, isObjectId } from '../person-reference.ts';
import { findingItems, itemFields, readItem, readingItems } from './find-item.ts';
import { callItem, itemCalls } from './place.ts';

/** A permission as Graph gives it. https://learn.microsoft.com/graph/api/resources/permission */
interface GraphPermission {
  readonly id?: string | null;
  readonly roles?: readonly string[] | null;
  readonly link?: { readonly webUrl?: string | null; readonly scope?: string | null } | null;
  readonly expirationDateTime?: string | null;
  readonly hasPassword?: boolean | null;
  readonly invitation?: { readonly email?: string | null } | null;
  readonly grantedToV2?: { readonly user?: { readonly displayName?: string | null } | null } | null;
  /** What did not go well with this one: https://learn.microsoft.com/graph/api/driveitem-invite (207, partial success). */
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null;
}

/** The longest text of an invitation, in characters. https://learn.microsoft.com/graph/api/driveitem-invite */
const longestMessage = 2000;

/** The activity `files.share`. */
export const share = defineActivity({
  name: 'files.share',
  title: 'Share File/Folder',
  summary: 'Shares a file or folder: with people who are named, or by a link for your organisation or for anyone.',
  effect: 'sends',
  calls: [...readingItems, ...findingItems, ...itemCalls('POST', '/createLink'), ...itemCalls('POST', '/invite')],
  input: z.object({
    ...itemFields,
    recipients: z
      .array(personReference)
      .default([])
      .describe('The people to share it with: addresses, ids, or people that another activity gave. Left out: it is shared by a link.'),
    linkFor: z
      .enum(['organization', 'anyone'])
      .default('organization')
      .describe('Whom the link opens it to. `anyone` needs no sign-in, and may be forbidden by the organisation.'),
    access: z.enum(['view', 'edit']).default('view').describe('Whether they may only look, or change it as well.'),
    message: z.string().max(longestMessage).default('').describe('What the invitation says to the people, 2,000 characters at most.'),
    sendInvitation: z.boolean().default(true).describe('Send the people an invitation by mail.'),
    requireSignIn: z.boolean().default(false).describe('The people must sign in to open it.'),
    password: z.string().min(1).optional().describe('What one must know to open it. Not every kind of account has it.'),
    expiresAt: dateTime.optional().describe('Until when it is shared: ISO 8601. Left out: until that is ended.'),
    timeZone,
  }),
  output: z.object({
    url: z.string().describe('Address to open it by.').meta({ column: 'Address' }),
    permissions: z.array(z.string()).describe('Ids of what now opens it.'),
    access: z.enum(['view', 'edit']).describe('What it opens it to.'),
    hasPassword: z.boolean().describe('True where one must know a password.'),
    expiresAt: z.string().nullable().describe('Until when, ISO 8601 in UTC; null without an end.'),
  }),
  examples: [
    { title: 'A link for your organisation', input: { item: 'Documents/Supplier budget.csv' } },
    {
      title: 'A link to change a folder of a site, for anyone who knows the password, for a week',
      input: {
        item: 'General',
        drive: 'https://contoso.sharepoint.com/sites/accounts-payable',
        linkFor: 'anyone',
        access: 'edit',
        password: 'Tulip-27',
        expiresAt: '2026-11-09',
      },
    },
    {
      title: 'With a colleague, who is told',
      input: {
        item: '{file}',
        recipients: ['ben@contoso.example'],
        access: 'edit',
        message: 'Please check the numbers.',
        requireSignIn: true,
      },
    },
    {
      title: 'A file of a group, with a colleague',
      input: { item: '{groupFile}', drive: '{groupDrive}', recipients: ['{person}'], requireSignIn: true },
    },
  ],

  async run({ graph }, input) {
    const { recipients, linkFor, access, message, sendInvitation, requireSignIn, password, expiresAt, timeZone } = input;
    const isInvitation = recipients.length > 0;
    if (!isInvitation && message !== '')
      throw inputError('files.share', [{ field: 'message', problem: 'goes to people, and `recipients` names nobody.' }]);
    if (isInvitation && !sendInvitation && !requireSignIn)
      throw inputError('files.share', [
        { field: 'requireSignIn', problem: 'must be true where no invitation is sent, so that they can open it.' },
      ]);
    const toInstant = await instantsIn(timeZone);
    const expires = expiresAt === undefined ? undefined : toInstant(expiresAt).toISOString();
    const more = { ...(password !== undefined && { password }), ...(expires !== undefined && { expirationDateTime: expires }) };
    const { place, id, item } = await readItem(graph, input, 'id,name,webUrl');
    const made = isInvitation
      ? await callItem<{ value?: readonly GraphPermission[] }>(graph, place, 'POST', '/invite', {
          item: id,
          body: {
            recipients: recipients.map(keyOf).map((key) => (isObjectId(key) ? { objectId: key } : { email: key })),
            roles: [access === 'edit' ? 'write' : 'read'],
            message,
            sendInvitation,
            requireSignIn,
            ...more,
          },
        })
      : await callItem<GraphPermission>(graph, place, 'POST', '/createLink', {
          item: id,
          body: { type: access, scope: linkFor === 'anyone' ? 'anonymous' : 'organization', ...more },
        });
    const permissions: readonly GraphPermission[] = 'value' in made ? (made.value ?? []) : [made as GraphPermission];
    refuseFailed(permissions, item.name ?? id);
    const [first] = permissions;
    const mayEdit = permissions.every(({ roles }) => roles?.some((role) => role === 'write' || role === 'owner') === true);
    return {
      url: first?.link?.webUrl ?? item.webUrl ?? '',
      permissions: permissions.flatMap((one) => one.id ?? []),
      access: mayEdit ? ('edit' as const) : ('view' as const),
      hasPassword: first?.hasPassword === true,
      expiresAt: toUtc(first?.expirationDateTime),
    };
  },
});

/**
 * Refuses an answer in which somebody has no permission, or was not told of it: an invitation of many may succeed for some of them only.
 *
 * @throws OnbehalfError ACCESS_DENIED naming who has not got it, and in its details who has.
 */
function refuseFailed(permissions: readonly GraphPermission[], name: string): void {
  const failed = permissions.filter(({ id, error }) => error || !id);
  if (failed.length === 0 && permissions.length > 0) return;
  const opened = permissions.flatMap(({ id }) => id ?? []);
  const named = (some: readonly GraphPermission[]): string[] =>
    some.map(({ invitation, grantedToV2 }) => invitation?.email ?? grantedToV2?.user?.displayName ?? 'somebody');
  const untold = failed.filter(({ id }) => id);
  const without = failed.filter(({ id }) => !id);
  const reasons = failed.flatMap(({ error }) => error?.message ?? error?.code ?? []);
  const what = [
    ...(without.length > 0 ? [`${name} was not shared with ${named(without).join(', ')}.`] : []),
    ...(untold.length > 0 ? [`${name} is open to ${named(untold).join(', ')}, who could not be told of it.`] : []),
    ...(permissions.length === 0 ? [`${name} was not shared: Microsoft Graph gave nobody a permission.`] : []),
    ...new Set(reasons),
  ];
  throw new OnbehalfError('ACCESS_DENIED', what.join(' '), {
    details: {
      failed: named(failed),
      shared: named(permissions.filter(({ id, error }) => id && !error)),
      permissions: opened,
      codes: failed.flatMap(({ error }) => error?.code ?? []),
    },
    remedy: 'Those who are not named have it. Share it again with the others only, or tell them yourself.',
  });
}
