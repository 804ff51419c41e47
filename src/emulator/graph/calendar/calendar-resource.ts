import type { Calendar } from '../../tenant/calendar.ts';
import type { EntityType } from '../odata/bad-request.ts';
import type { Resource } from '../odata/select.ts';
import { changeKeyOf } from '../outlook/change-key.ts';
import { searchedText } from '../outlook/extended-properties.ts';
import { addressOf } from '../outlook/recipients.ts';
import type { Call } from '../route.ts';
import { isAtHome, may, roleIn } from './opened-calendar.ts';

/** Colours of the words of `calendarColor` as Outlook on the web shows them. Assumption: the service names no others. */
const hexColors: Readonly<Record<string, string>> = {
  lightBlue: '#0078d4',
  lightGreen: '#107c10',
  lightOrange: '#ca5010',
  lightGray: '#69797e',
  lightYellow: '#986f0b',
  lightTeal: '#038387',
  lightPink: '#e3008c',
  lightBrown: '#8e562e',
  lightRed: '#d13438',
};

/** The resource type, for the checks of queries. */
export const calendarType: EntityType = {
  name: 'calendar',
  properties: [
    'id',
    'name',
    'color',
    'hexColor',
    'isDefaultCalendar',
    'changeKey',
    'canShare',
    'canViewPrivateItems',
    'canEdit',
    'allowedOnlineMeetingProviders',
    'defaultOnlineMeetingProvider',
    'isTallyingResponses',
    'isRemovable',
    'owner',
  ],
  searched: { singleValueExtendedProperties: searchedText },
};

/** A calendar as a caller sees it. https://learn.microsoft.com/graph/api/resources/calendar */
export function calendarResource(call: Call, calendar: Calendar): Resource {
  const isOwn = isAtHome(call);
  return {
    id: calendar.id,
    name: calendar.name,
    color: calendar.color,
    hexColor: hexColors[calendar.color] ?? '',
    isDefaultCalendar: calendar.isDefault,
    changeKey: changeKeyOf(calendar.changeNumber),
    canShare: isOwn,
    canViewPrivateItems: isOwn || roleIn(call, calendar) === 'delegateWithPrivateEventAccess',
    canEdit: may(call, calendar, 'write'),
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: calendar.isDefault,
    isRemovable: !calendar.isDefault,
    owner: addressOf(call.owner),
  };
}
