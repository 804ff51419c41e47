import type { User } from '../../tenant/directory.ts';
import type { Ids } from '../../tenant/ids.ts';
import type { Category } from '../../tenant/mailbox.ts';

/** The six categories that Outlook gives to a new mailbox. Colours: https://learn.microsoft.com/graph/api/resources/outlookcategory */
export function defaultCategories(ids: Ids): Category[] {
  const presets = { Red: 'preset0', Orange: 'preset1', Yellow: 'preset3', Green: 'preset4', Blue: 'preset7', Purple: 'preset8' };
  return Object.entries(presets).map(([name, color]) => ({ id: ids.guid(), displayName: `${name} category`, color }));
}

/**
 * The settings of a new mailbox, in the shape of the `mailboxSettings` resource.
 *
 * @param archiveFolderId - Id of the folder that "Archive" moves to.
 */
export function defaultSettings(owner: User, archiveFolderId: string, now: Date): Record<string, unknown> {
  const locale = owner.preferredLanguage;
  return {
    archiveFolder: archiveFolderId,
    timeZone: locale === 'en-GB' ? 'GMT Standard Time' : 'UTC',
    delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
    dateFormat: 'dd/MM/yyyy',
    timeFormat: 'HH:mm',
    userPurpose: owner.isSharedMailbox ? 'shared' : 'user',
    automaticRepliesSetting: {
      status: 'disabled',
      externalAudience: 'all',
      internalReplyMessage: '',
      externalReplyMessage: '',
      scheduledStartDateTime: utc(startOfNextHour(now, 0)),
      scheduledEndDateTime: utc(startOfNextHour(now, 24)),
    },
    language: { locale, displayName: languageName(locale) },
    workingHours: {
      daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
      startTime: '08:00:00.0000000',
      endTime: '17:00:00.0000000',
      timeZone: { name: 'GMT Standard Time' },
    },
  };
}

/** The English name of a locale, as `localeInfo.displayName` shows it: "German (Germany)". The locale itself where it has no name. */
export function languageName(locale: string): string {
  // The language of all seeded people; asking Intl takes longer than making their mailboxes.
  if (locale === 'en-GB') return 'English (United Kingdom)';
  const [language = locale, region] = locale.split('-');
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? locale;
  if (!region || !/^[A-Za-z]{2}$/.test(region)) return name;
  return `${name} (${new Intl.DisplayNames('en', { type: 'region' }).of(region.toUpperCase()) ?? region})`;
}

function utc(date: Date): { dateTime: string; timeZone: string } {
  return { dateTime: date.toISOString().replace(/\.\d+Z$/, '.0000000'), timeZone: 'UTC' };
}

function startOfNextHour(now: Date, hoursLater: number): Date {
  const date = new Date(now);
  date.setUTCMinutes(0, 0, 0);
  date.setUTCHours(date.getUTCHours() + 1 + hoursLater);
  return date;
}
