import { GraphFailure } from '../route.ts';
import type { AutomaticReplies } from './automatic-replies.ts';
import { badBody, listFrom, memberOf, objectFrom, textFrom, unknownMember, wordFrom } from '../json-input.ts';
import { customZoneFrom, isCustomZone } from './custom-time-zone.ts';
import { languageName } from '../outlook/mailbox-defaults.ts';
import { ianaZone, momentOf, type ZonedTime } from '../outlook/zoned-time.ts';

type Settings = Readonly<Record<string, unknown>>;
type Reader = (value: unknown, settings: Settings) => unknown;

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

const audiences = ['none', 'contactsOnly', 'all'] as const;

const deliveryOptions = ['sendToDelegateAndInformationToPrincipal', 'sendToDelegateAndPrincipal', 'sendToDelegateOnly'] as const;

/** What can be changed. Source: https://learn.microsoft.com/graph/api/user-update-mailboxsettings */
const readers: Readonly<Record<string, Reader>> = {
  automaticRepliesSetting: (value, settings) => automaticRepliesFrom(value, settings.automaticRepliesSetting as AutomaticReplies),
  dateFormat: (value) => textFrom(value, 'dateFormat'),
  timeFormat: (value) => textFrom(value, 'timeFormat'),
  delegateMeetingMessageDeliveryOptions: (value) => wordFrom(value, 'delegateMeetingMessageDeliveryOptions', deliveryOptions),
  language: (value) => languageFrom(value),
  timeZone: (value) => zoneNameFrom(value, 'timeZone'),
  workingHours: (value, settings) => workingHoursFrom(value, settings.workingHours),
};

const readOnly = ['archiveFolder', 'userPurpose'];

/**
 * Reads a change of `mailboxSettings`.
 *
 * @param settings - What holds now; parts that the change does not name stay.
 * @throws GraphFailure 400 naming the setting that is unknown, read-only or wrong.
 */
export async function settingsFrom(value: unknown, settings: Settings): Promise<Record<string, unknown>> {
  const changes: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(objectFrom(value, 'The body'))) {
    if (name.includes('@')) continue;
    const found = Object.entries(readers).find(([known]) => known.toLowerCase() === name.toLowerCase());
    const isReadOnly = readOnly.some((known) => known.toLowerCase() === name.toLowerCase());
    if (!found) throw isReadOnly ? badBody(`The property '${name}' is read-only.`) : unknownMember(name, 'mailboxSettings');
    changes[found[0]] = await found[1](item, settings);
  }
  return changes;
}

async function automaticRepliesFrom(value: unknown, now: AutomaticReplies): Promise<AutomaticReplies> {
  const object = objectFrom(value, `The property 'automaticRepliesSetting'`);
  const text = (name: 'internalReplyMessage' | 'externalReplyMessage'): string =>
    asDocument(textFrom(memberOf(object, name) ?? now[name], name));
  const time = async (name: 'scheduledStartDateTime' | 'scheduledEndDateTime'): Promise<ZonedTime> => {
    const value = memberOf(object, name);
    return value === undefined ? now[name] : zonedTimeFrom(value, name);
  };
  const changed: AutomaticReplies = {
    status: wordFrom(memberOf(object, 'status') ?? now.status, 'status', ['disabled', 'alwaysEnabled', 'scheduled']),
    externalAudience: wordFrom(memberOf(object, 'externalAudience') ?? now.externalAudience, 'externalAudience', audiences),
    internalReplyMessage: text('internalReplyMessage'),
    externalReplyMessage: text('externalReplyMessage'),
    scheduledStartDateTime: await time('scheduledStartDateTime'),
    scheduledEndDateTime: await time('scheduledEndDateTime'),
  };
  if (changed.status === 'scheduled') await refuseEmptySchedule(changed);
  return changed;
}

/**
 * A reply is HTML, and shown as a whole document. Source: the answer at https://learn.microsoft.com/graph/api/user-update-mailboxsettings
 * Assumption: one that came without is put into it as it is, so that the line ends of a plain text are not seen.
 */
function asDocument(text: string): string {
  return text === '' || /<html[\s>]/i.test(text) ? text : `<html>\n<body>\n${text}\n</body>\n</html>\n`;
}

async function refuseEmptySchedule({ scheduledStartDateTime, scheduledEndDateTime }: AutomaticReplies): Promise<void> {
  const [start, end] = await Promise.all([momentOf(scheduledStartDateTime), momentOf(scheduledEndDateTime)]);
  if (start && end && start < end) return;
  throw new GraphFailure(400, 'ErrorInvalidTimeInterval', `'scheduledEndDateTime' must be later than 'scheduledStartDateTime'.`);
}

async function zonedTimeFrom(value: unknown, field: string): Promise<ZonedTime> {
  const object = objectFrom(value, `The property '${field}'`);
  const dateTime = textFrom(memberOf(object, 'dateTime') ?? '', `${field}/dateTime`);
  const timeZone = await zoneNameFrom(memberOf(object, 'timeZone') ?? 'UTC', `${field}/timeZone`);
  const isWellFormed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?Z?$/.test(dateTime);
  if (!isWellFormed || !(await momentOf({ dateTime, timeZone }))) {
    throw badBody(`The property '${field}/dateTime' must be a date and time like 2026-03-20T18:00:00.`);
  }
  return { dateTime, timeZone };
}

async function zoneNameFrom(value: unknown, field: string): Promise<string> {
  const name = textFrom(value, field);
  if ((await ianaZone(name)) === undefined) {
    throw new GraphFailure(400, 'ErrorInvalidTimeZone', `The time zone '${name}' is not a Windows or IANA time zone name.`);
  }
  return name;
}

function languageFrom(value: unknown): { locale: string; displayName: string } {
  const locale = textFrom(memberOf(objectFrom(value, `The property 'language'`), 'locale') ?? '', 'language/locale');
  if (!/^[a-z]{2,3}-[A-Za-z]{2,4}$/.test(locale)) {
    throw new GraphFailure(400, 'ErrorInvalidArgument', `The property 'language/locale' must be a locale like de-DE.`);
  }
  return { locale, displayName: languageName(locale) };
}

async function workingHoursFrom(value: unknown, now: unknown): Promise<Record<string, unknown>> {
  const object = objectFrom(value, `The property 'workingHours'`);
  const changed: Record<string, unknown> = { ...objectFrom(now, 'The setting') };
  const daysOfWeek = memberOf(object, 'daysOfWeek');
  if (daysOfWeek !== undefined) {
    const field = 'workingHours/daysOfWeek';
    changed.daysOfWeek = listFrom(daysOfWeek, field).map((day) => wordFrom(day, field, days));
  }
  for (const name of ['startTime', 'endTime']) {
    const time = memberOf(object, name);
    if (time !== undefined) changed[name] = timeOfDayFrom(time, `workingHours/${name}`);
  }
  const zone = memberOf(object, 'timeZone');
  if (zone !== undefined) {
    const field = 'workingHours/timeZone';
    const given = objectFrom(zone, `The property '${field}'`);
    changed.timeZone = isCustomZone(given)
      ? customZoneFrom(given, field)
      : { name: await zoneNameFrom(memberOf(given, 'name') ?? '', `${field}/name`) };
  }
  return changed;
}

function timeOfDayFrom(value: unknown, field: string): string {
  const time = textFrom(value, field);
  if (!/^\d{2}:\d{2}(:\d{2}(\.\d{1,7})?)?$/.test(time)) throw badBody(`The property '${field}' must be a time like 08:00:00.`);
  return time;
}
