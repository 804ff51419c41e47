import { z } from 'zod';
import { person, toPerson, type GraphRecipient } from '../recipients.ts';

/** A calendar as Graph gives it; any property may be missing or null. https://learn.microsoft.com/graph/api/resources/calendar */
export interface GraphCalendar {
  readonly id: string;
  readonly name?: string | null;
  readonly color?: string | null;
  readonly hexColor?: string | null;
  readonly isDefaultCalendar?: boolean | null;
  readonly canShare?: boolean | null;
  readonly canEdit?: boolean | null;
  readonly canViewPrivateItems?: boolean | null;
  readonly isRemovable?: boolean | null;
  readonly owner?: GraphRecipient['emailAddress'];
}

/** The properties of Graph's calendar that a calendar of ours is made of. */
export const calendarProperties = 'id,name,color,hexColor,isDefaultCalendar,canShare,canEdit,canViewPrivateItems,isRemovable,owner';

/** A calendar, as activities give it. */
export const calendarOutput = z
  .object({
    id: z.string().describe('Id of the calendar in its mailbox.'),
    name: z.string().describe('Name, as Outlook shows it.').meta({ column: 'Name' }),
    isDefault: z.boolean().describe('True for the one calendar that new events go to.').meta({ column: 'Default' }),
    color: z.string().describe('Name of its colour in Outlook, such as lightBlue; auto where none was chosen.'),
    hexColor: z.string().describe('The same colour as #rrggbb; empty where none was chosen.'),
    canEdit: z.boolean().describe('True when you may change what is in it.').meta({ column: 'Edit' }),
    canShare: z.boolean().describe('True when you may share it with others.'),
    canViewPrivateItems: z.boolean().describe('True when you may see what is private in it.'),
    isRemovable: z.boolean().describe('True when it may be deleted.'),
    owner: person.nullable().describe('Who made it, or shares it with you.').meta({ column: 'Owner' }),
    mailbox: z.string().nullable().describe('Address of the mailbox that it is in; null for your own.'),
  })
  .meta({ named: { name: 'Calendar', text: 'A calendar, as activities give it.' } });

/** A calendar of ours. */
export type Calendar = z.output<typeof calendarOutput>;

/** Turns Graph's calendar into ours. @param mailbox - The mailbox that it came from; undefined for one's own. */
export function toCalendar(calendar: GraphCalendar, mailbox: string | undefined): Calendar {
  return {
    id: calendar.id,
    name: calendar.name ?? '',
    isDefault: calendar.isDefaultCalendar ?? false,
    color: calendar.color ?? 'auto',
    hexColor: calendar.hexColor ?? '',
    canEdit: calendar.canEdit ?? false,
    canShare: calendar.canShare ?? false,
    canViewPrivateItems: calendar.canViewPrivateItems ?? false,
    isRemovable: calendar.isRemovable ?? false,
    owner: toPerson({ emailAddress: calendar.owner ?? null }),
    mailbox: mailbox ?? null,
  };
}
