import { z } from 'zod';
import { OnbehalfError } from '../core/errors.ts';
import { personProperties, type GraphPerson } from './person.ts';

/** A person, a group or another thing of the directory as Graph lists it among others. */
export interface GraphMember extends GraphPerson {
  readonly '@odata.type'?: string;
}

/** A member of something, as activities give it. */
export const memberOutput = z
  .object({
    id: z.string().describe('Id of the member.').meta({ column: 'Id' }),
    kind: z.string().describe('What it is: user, group, or another kind such as servicePrincipal or device.').meta({ column: 'Kind' }),
    displayName: z.string().nullable().describe('Name as it is shown; null for a kind that may not be read.').meta({ column: 'Name' }),
    mail: z.string().nullable().describe('E-mail address; null without one.').meta({ column: 'Mail' }),
    userPrincipalName: z.string().nullable().describe('Name that a person signs in with; null for everything else.'),
  })
  .meta({ named: { name: 'Member', text: 'Somebody or something in a group.' } });

/** A member of ours. */
export type Member = z.output<typeof memberOutput>;

/** The `$select` of a call that lists members. */
export const memberProperties = personProperties(false);

/**
 * Turns Graph's member into ours.
 *
 * Graph answers with bare ids where it may not show somebody, and says so nowhere:
 * https://learn.microsoft.com/graph/permissions-overview#limited-information-returned-for-inaccessible-member-objects
 *
 * @param activity - Named in the error.
 * @throws OnbehalfError PERMISSION_MISSING for a person of whom there is nothing but an id.
 */
export function toMember(member: GraphMember, activity: string): Member {
  const kind = (member['@odata.type'] ?? '').replace(/^#microsoft\.graph\./, '') || 'directoryObject';
  const { id, displayName, mail, userPrincipalName } = member;
  if (kind === 'user' && (displayName ?? userPrincipalName ?? undefined) === undefined) {
    throw new OnbehalfError(
      'PERMISSION_MISSING',
      `${activity} got a person as a bare id (${id}): Microsoft Graph may not show who it is.`,
      {
        details: { activity, id },
        remedy: `Ask for all that \`onbehalf permissions ${activity}\` lists, and sign in again.`,
      },
    );
  }
  return { id, kind, displayName: displayName ?? null, mail: mail ?? null, userPrincipalName: userPrincipalName ?? null };
}
