import { z } from 'zod';
import { toUtc } from '../graph-values.ts';
import { createdAt, modifiedAt } from '../output-fields.ts';

/** A member as Graph gives it; any property may be missing or null. */
export interface GraphMember {
  readonly userId?: string | null;
  readonly displayName?: string | null;
  readonly email?: string | null;
  readonly roles?: readonly string[] | null;
}

/** A chat as Graph gives it; any property may be missing or null. */
export interface GraphChat {
  readonly id: string;
  readonly topic?: string | null;
  readonly chatType?: string | null;
  readonly createdDateTime?: string | null;
  readonly lastUpdatedDateTime?: string | null;
  readonly webUrl?: string | null;
  readonly members?: readonly GraphMember[] | null;
}

/** Somebody who takes part in a chat, as every activity gives one. */
export const memberOutput = z
  .object({
    id: z.string().describe('Id of the person.').meta({ column: 'Id' }),
    displayName: z.string().describe('Name of the person.').meta({ column: 'Name' }),
    email: z.string().nullable().describe('Address of the person; null where Graph does not tell it.').meta({ column: 'Mail' }),
    isOwner: z.boolean().describe('Whether the person may change the chat.'),
  })
  .meta({ named: { name: 'ChatMember', text: 'Somebody who takes part in a chat.' } });

/** A chat, as every activity gives one. */
export const chatOutput = z
  .object({
    id: z.string().describe('Id of the chat.'),
    topic: z.string().nullable().describe('Title; null without one.').meta({ column: 'Title' }),
    chatType: z.string().describe('oneOnOne, group or meeting.').meta({ column: 'Kind' }),
    members: z.array(memberOutput).nullable().describe('Who takes part; null for a chat that was just made.'),
    createdAt,
    modifiedAt: modifiedAt.meta({ column: 'Changed' }),
    webUrl: z.string().nullable().describe('Address that opens it in Teams.'),
  })
  .meta({ named: { name: 'Chat', text: 'A chat.' } });

/** A chat of ours. */
export type Chat = z.output<typeof chatOutput>;

/** Turns Graph's member into ours. */
export function toMember({ userId, displayName, email, roles }: GraphMember): z.output<typeof memberOutput> {
  return { id: userId ?? '', displayName: displayName ?? '', email: email ?? null, isOwner: roles?.includes('owner') ?? false };
}

/** Turns Graph's chat into ours. */
export function toChat({ id, topic, chatType, members, createdDateTime, lastUpdatedDateTime, webUrl }: GraphChat): Chat {
  return {
    id,
    topic: topic ?? null,
    chatType: chatType ?? '',
    members: members?.map(toMember) ?? null,
    createdAt: toUtc(createdDateTime),
    modifiedAt: toUtc(lastUpdatedDateTime),
    webUrl: webUrl ?? null,
  };
}
