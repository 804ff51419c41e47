import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt } from '../output-fields.ts';
import { entryOf } from '../../core/entry-of.ts';

/** A group as Graph gives it; any property may be missing or null. */
export interface GraphGroup {
  readonly id: string;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly mail?: string | null;
  readonly mailNickname?: string | null;
  readonly mailEnabled?: boolean | null;
  readonly securityEnabled?: boolean | null;
  readonly groupTypes?: readonly string[] | null;
  readonly visibility?: string | null;
  readonly membershipRule?: string | null;
  readonly createdDateTime?: string | null;
}

/** The `$select` of a call that reads groups. */
export const groupProperties =
  'id,displayName,description,mail,mailNickname,mailEnabled,securityEnabled,groupTypes,visibility,membershipRule,createdDateTime';

/** What groups are for. */
export const groupKinds = ['microsoft365', 'security', 'mailEnabledSecurity', 'distribution'] as const;

const visibilities = ['private', 'public', 'hiddenMembership'] as const;

/** A group, as every group activity gives it. */
export const groupOutput = z
  .object({
    id: z.string().describe('Id of the group.').meta({ column: 'Id' }),
    displayName: z.string().describe('Name as it is shown.').meta({ column: 'Name' }),
    description: z.string().nullable().describe('What the group is for; null without one.'),
    kind: z
      .enum(groupKinds)
      .describe('What the group is for: working together in Microsoft 365, rights, or mail.')
      .meta({ column: 'Kind' }),
    mail: z.string().nullable().describe('E-mail address; null without one.').meta({ column: 'Mail' }),
    mailNickname: z.string().nullable().describe('The part of an address that stands for the group.'),
    isSecurityGroup: z.boolean().describe('True where the group can be given rights.'),
    isDynamic: z.boolean().describe('True where the members follow from a rule.'),
    membershipRule: z.string().nullable().describe('That rule; null where members are added by hand.'),
    visibility: z
      .enum(visibilities)
      .nullable()
      .describe('Who may see what is in it: private, public, or hiddenMembership; null where nothing was said.'),
    createdAt,
  })
  .meta({ named: { name: 'Group', text: 'A group of people.' } });

/** A group of ours. */
export type Group = z.output<typeof groupOutput>;

const visibilityOf: Readonly<Record<string, (typeof visibilities)[number]>> = {
  private: 'private',
  public: 'public',
  hiddenmembership: 'hiddenMembership',
};

/** Turns Graph's group into ours; whatever Graph left out becomes an empty value. */
export function toGroup(group: GraphGroup): Group {
  return {
    id: group.id,
    displayName: group.displayName ?? '',
    description: group.description ?? null,
    kind: kindOf(group),
    mail: group.mail ?? null,
    mailNickname: group.mailNickname ?? null,
    isSecurityGroup: group.securityEnabled ?? false,
    isDynamic: group.groupTypes?.includes('DynamicMembership') ?? false,
    membershipRule: group.membershipRule ?? null,
    visibility: entryOf(visibilityOf, (group.visibility ?? '').toLowerCase()) ?? null,
    createdAt: toUtc(group.createdDateTime),
  };
}

/** https://learn.microsoft.com/graph/api/resources/groups-overview, group types */
function kindOf({ groupTypes, mailEnabled, securityEnabled }: GraphGroup): Group['kind'] {
  if (groupTypes?.includes('Unified')) return 'microsoft365';
  if (mailEnabled !== true) return 'security';
  return securityEnabled === true ? 'mailEnabledSecurity' : 'distribution';
}
