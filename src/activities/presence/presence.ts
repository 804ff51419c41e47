import { z } from 'zod';

interface GraphDateTime {
  readonly dateTime?: string | null;
  readonly timeZone?: string | null;
}

/** A presence as Graph gives it; any property may be missing or null. */
export interface GraphPresence {
  readonly id?: string | null;
  readonly availability?: string | null;
  readonly activity?: string | null;
  readonly outOfOfficeSettings?: { readonly message?: string | null; readonly isOutOfOffice?: boolean | null } | null;
  readonly statusMessage?: {
    readonly message?: { readonly content?: string | null } | null;
    readonly publishedDateTime?: string | null;
    readonly expiryDateTime?: GraphDateTime | null;
  } | null;
}

/** A presence, as every presence activity gives it. */
export const presenceOutput = z
  .object({
    id: z.string().describe('Id of the person.').meta({ column: 'Person' }),
    availability: z
      .string()
      .describe('Available, AvailableIdle, Away, BeRightBack, Busy, BusyIdle, DoNotDisturb, Offline or PresenceUnknown.')
      .meta({ column: 'Availability' }),
    activity: z
      .string()
      .describe('What the person is doing, such as Available, InACall, InAMeeting, Presenting or OffWork.')
      .meta({ column: 'Activity' }),
    isOutOfOffice: z.boolean().describe('True while automatic replies are on.'),
    outOfOfficeMessage: z.string().nullable().describe('What the automatic reply says; null without one.'),
    statusMessage: z
      .string()
      .nullable()
      .describe('The text that the person put beside the presence; null without one.')
      .meta({ column: 'Message' }),
  })
  .meta({ named: { name: 'Presence', text: 'Whether somebody can be reached, and what the person is doing.' } });

/** A presence of ours. */
export type Presence = z.output<typeof presenceOutput>;

/** Turns Graph's presence into ours; whatever Graph left out becomes an empty value. */
export function toPresence({ id, availability, activity, outOfOfficeSettings, statusMessage }: GraphPresence): Presence {
  return {
    id: id ?? '',
    availability: availability ?? 'PresenceUnknown',
    activity: activity ?? 'PresenceUnknown',
    isOutOfOffice: outOfOfficeSettings?.isOutOfOffice ?? false,
    outOfOfficeMessage: outOfOfficeSettings?.message || null,
    statusMessage: statusMessage?.message?.content || null,
  };
}
