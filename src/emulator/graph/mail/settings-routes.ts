import type { Mailbox } from '../../tenant/mailbox.ts';
import { contextOf } from '../odata/context.ts';
import { entityReply } from '../odata/entity.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { automaticRepliesOf } from './automatic-replies.ts';
import { nameDefaultFolders } from './folders.ts';
import { wordFrom } from '../json-input.ts';
import { languageName } from '../outlook/mailbox-defaults.ts';
import { mailRoute } from './mail-route.ts';
import { openMailbox } from './opened-mailbox.ts';
import { settingsFrom } from './settings-input.ts';

// A choice: every locale and every Windows or IANA zone is accepted, these are offered.
const languages = ['de-DE', 'en-GB', 'en-US', 'es-ES', 'fr-FR', 'it-IT', 'nl-NL', 'sv-SE'];
const timeZones = [
  'UTC',
  'GMT Standard Time',
  'W. Europe Standard Time',
  'Romance Standard Time',
  'Eastern Standard Time',
  'Pacific Standard Time',
  'Tokyo Standard Time',
];

/** Mailbox settings, as a whole and one by one, and the languages and time zones that they may have. */
export const settingsRoutes: readonly Route[] = [
  ...mailRoute('GET /me/mailboxSettings', (call) => settingsReply(call, openMailbox(call))),
  ...mailRoute('GET /me/mailboxSettings/{setting}', (call) => {
    const { settings } = openMailbox(call);
    const wanted = (call.params.setting ?? '').toLowerCase();
    const name = Object.keys(settings).find((known) => known.toLowerCase() === wanted);
    if (name === undefined) throw new GraphFailure(400, 'BadRequest', `Resource not found for the segment '${call.params.setting}'.`);
    const context = { '@odata.context': contextOf(call, `users('${call.owner.id}')/mailboxSettings/${name}`) };
    const value = settings[name];
    return { status: 200, body: typeof value === 'object' ? { ...context, ...value } : { ...context, value } };
  }),
  ...mailRoute('PATCH /me/mailboxSettings', async (call) => {
    const mailbox = openMailbox(call);
    const before = automaticRepliesOf(mailbox);
    const changes = await settingsFrom(await call.json(), mailbox.settings);
    mailbox.settings = { ...mailbox.settings, ...changes };
    // Everybody gets the new reply once, as after switching automatic replies on.
    if (JSON.stringify(before) !== JSON.stringify(automaticRepliesOf(mailbox))) mailbox.automaticRepliesSentTo.clear();
    if (changes.language !== undefined) nameDefaultFolders(mailbox, (changes.language as { locale: string }).locale);
    return settingsReply(call, mailbox);
  }),
  ...mailRoute('GET /me/outlook/supportedLanguages', (call) => ({
    status: 200,
    body: {
      '@odata.context': contextOf(call, 'Collection(microsoft.graph.localeInfo)'),
      value: languages.map((locale) => ({ locale, displayName: languageName(locale) })),
    },
  })),
  ...mailRoute('GET /me/outlook/supportedTimeZones', (call) => zonesReply(call, timeZones)),
  ...mailRoute('GET /me/outlook/supportedTimeZones/{TimeZoneStandard}', (call) => {
    const written = call.params.TimeZoneStandard ?? '';
    const [, standard = ''] = /^TimeZoneStandard=(?:microsoft\.graph\.timeZoneStandard)?'(\w+)'$/i.exec(written) ?? [];
    const word = wordFrom(standard, 'TimeZoneStandard', ['windows', 'iana']);
    return zonesReply(call, word === 'iana' ? Intl.supportedValuesOf('timeZone') : timeZones);
  }),
];

function zonesReply(call: Call, names: readonly string[]): Reply {
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, 'Collection(microsoft.graph.timeZoneInformation)'),
      value: names.map((alias) => ({ alias, displayName: alias })),
    },
  };
}

function settingsReply(call: Call, mailbox: Mailbox): Promise<Reply> {
  return entityReply(call, mailbox.settings, {
    context: `users('${call.owner.id}')/mailboxSettings`,
    isSingleton: true,
    type: { name: 'mailboxSettings', properties: Object.keys(mailbox.settings) },
    alwaysSelected: [],
  });
}
