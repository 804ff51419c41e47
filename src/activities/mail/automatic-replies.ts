import { z } from 'zod';
import type { Graph } from '../../core/ports.ts';
import { mailbox } from '../fields.ts';

interface GraphDateTime {
  readonly dateTime?: string | null;
  readonly timeZone?: string | null;
}

interface GraphAutomaticReplies {
  readonly status?: string | null;
  readonly externalAudience?: string | null;
  readonly internalReplyMessage?: string | null;
  readonly externalReplyMessage?: string | null;
  readonly scheduledStartDateTime?: GraphDateTime | null;
  readonly scheduledEndDateTime?: GraphDateTime | null;
}

/** Who outside of the organisation gets automatic replies. */
export const externalAudience = z.enum(['none', 'contactsOnly', 'all']);

/** Automatic replies, as they are after a change. */
export const automaticRepliesOutput = z.object({
  status: z
    .enum(['disabled', 'alwaysEnabled', 'scheduled'])
    .describe('Whether they are sent: never, always, or between `start` and `end`.'),
  internalMessage: z.string().describe('Text for people of the organisation, as HTML.'),
  externalMessage: z.string().describe('Text for others, as HTML.'),
  externalAudience: externalAudience.describe('Which others get one.'),
  start: z.string().nullable().describe('When a scheduled one begins: ISO 8601 in UTC; null without a schedule.'),
  end: z.string().nullable().describe('When a scheduled one ends: ISO 8601 in UTC; null without a schedule.'),
});

/** The mailbox whose settings are changed. */
export const settingsMailbox = mailbox.describe(
  'Address of the mailbox. Left out: your own. The settings of somebody else are open only to an application with a permission of its own.',
);

/** The call that changes automatic replies. */
export const changingSettings = { operation: 'PATCH /me/mailboxSettings' } as const;

/** Changes the automatic replies of a mailbox and gives what they are then. */
export async function changeAutomaticReplies(
  graph: Graph,
  automaticRepliesSetting: GraphAutomaticReplies,
  owner: string | undefined,
): Promise<z.output<typeof automaticRepliesOutput>> {
  const answer = await graph.call<{ automaticRepliesSetting?: GraphAutomaticReplies | null } | undefined>(changingSettings.operation, {
    body: { automaticRepliesSetting },
    mailbox: owner,
  });
  const now = { ...automaticRepliesSetting, ...answer?.automaticRepliesSetting };
  const status = (['disabled', 'scheduled'] as const).find((word) => word === now.status) ?? 'alwaysEnabled';
  return {
    status,
    internalMessage: now.internalReplyMessage ?? '',
    externalMessage: now.externalReplyMessage ?? '',
    externalAudience: externalAudience.options.find((word) => word === now.externalAudience) ?? 'none',
    start: status === 'scheduled' ? toUtc(now.scheduledStartDateTime) : null,
    end: status === 'scheduled' ? toUtc(now.scheduledEndDateTime) : null,
  };
}

/** An instant as Graph writes it. */
export function toGraphDateTime(instant: Date): GraphDateTime {
  return { dateTime: instant.toISOString().slice(0, 19), timeZone: 'UTC' };
}

/** Graph answers in UTC unless another zone is asked for, which is not done here. */
function toUtc(time: GraphDateTime | null | undefined): string | null {
  if (!time?.dateTime) return null;
  const instant = new Date(`${time.dateTime.slice(0, 19)}Z`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString().replace('.000Z', 'Z');
}
