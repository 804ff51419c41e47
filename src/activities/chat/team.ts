import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt } from '../output-fields.ts';

/** A team as Graph gives it; any property may be missing or null. */
export interface GraphTeam {
  readonly id: string;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly isArchived?: boolean | null;
}

/** A channel as Graph gives it; any property may be missing or null. */
export interface GraphChannel {
  readonly id: string;
  readonly displayName?: string | null;
  readonly description?: string | null;
  readonly membershipType?: string | null;
  readonly createdDateTime?: string | null;
  readonly webUrl?: string | null;
}

/** A team, as every activity gives one. */
export const teamOutput = z
  .object({
    id: z.string().describe('Id of the team, and of its group.').meta({ column: 'Id' }),
    displayName: z.string().describe('Name of the team.').meta({ column: 'Name' }),
    description: z.string().nullable().describe('What the team is for; null where nothing is said.'),
    isArchived: z.boolean().describe('Whether the team is archived: it is read only then.'),
  })
  .meta({ named: { name: 'Team', text: 'A team.' } });

/** A channel, as every activity gives one. */
export const channelOutput = z
  .object({
    id: z.string().describe('Id of the channel.'),
    displayName: z.string().describe('Name of the channel.').meta({ column: 'Name' }),
    description: z.string().nullable().describe('What the channel is for; null where nothing is said.').meta({ column: 'Description' }),
    membershipType: z.string().describe('standard, private or shared.').meta({ column: 'Kind' }),
    createdAt,
    webUrl: z.string().nullable().describe('Address that opens it in Teams.'),
    teamId: z.string().describe('Id of the team.'),
  })
  .meta({ named: { name: 'Channel', text: 'A channel of a team.' } });

/** A channel of ours. */
export type Channel = z.output<typeof channelOutput>;

/** Turns Graph's team into ours. */
export function toTeam({ id, displayName, description, isArchived }: GraphTeam): z.output<typeof teamOutput> {
  return { id, displayName: displayName ?? '', description: description ?? null, isArchived: isArchived ?? false };
}

/** Turns Graph's channel into ours. */
export function toChannel(channel: GraphChannel, teamId: string): Channel {
  return {
    id: channel.id,
    displayName: channel.displayName ?? '',
    description: channel.description ?? null,
    membershipType: channel.membershipType ?? 'standard',
    createdAt: toUtc(channel.createdDateTime),
    webUrl: channel.webUrl ?? null,
    teamId,
  };
}
