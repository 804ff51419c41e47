/** A folder that every mailbox has from its first day. */
export interface WellKnownFolder {
  /** The name that stands for the id in a request, in lower case. */
  readonly name: string;
  /** Well-known name of the folder above; null: not below the root that people see. */
  readonly parent: string | null;
  readonly isHidden: boolean;
  /** It was added after others knew what a seed gives: its id is of a sequence of its own, so that everything else stays what it was. */
  readonly isLater: boolean;
  /** What people read, by language. */
  readonly displayName: Readonly<Record<FolderLanguage, string>>;
}

/** Languages in which the default folders have names here. */
export type FolderLanguage = 'en' | 'de' | 'fr';

/** The name of the folder above all that people see. */
export const rootName = 'msgfolderroot';

/**
 * The default folders, parents first, in the order in which Graph lists them (by English name).
 * Names from https://learn.microsoft.com/graph/api/resources/mailfolder; display names as Outlook shows them in each language.
 */
export const wellKnownFolders: readonly WellKnownFolder[] = [
  folder(rootName, null, ['Top of Information Store', 'Oberste Ebene des Informationsspeichers', "Haut de la banque d'informations"]),
  folder('archive', rootName, ['Archive', 'Archiv', 'Archive']),
  folder('clutter', rootName, ['Clutter', 'Clutter', 'Courrier pêle-mêle'], true),
  folder('conversationhistory', rootName, ['Conversation History', 'Aufgezeichnete Unterhaltungen', 'Historique des conversations']),
  folder('deleteditems', rootName, ['Deleted Items', 'Gelöschte Elemente', 'Éléments supprimés']),
  folder('drafts', rootName, ['Drafts', 'Entwürfe', 'Brouillons']),
  folder('inbox', rootName, ['Inbox', 'Posteingang', 'Boîte de réception']),
  folder('junkemail', rootName, ['Junk Email', 'Junk-E-Mail', 'Courrier indésirable']),
  folder('outbox', rootName, ['Outbox', 'Postausgang', "Boîte d'envoi"]),
  folder('sentitems', rootName, ['Sent Items', 'Gesendete Elemente', 'Éléments envoyés']),
  folder('syncissues', rootName, ['Sync Issues', 'Synchronisierungsprobleme', 'Problèmes de synchronisation'], true),
  folder('conflicts', 'syncissues', ['Conflicts', 'Konflikte', 'Conflits'], true),
  folder('localfailures', 'syncissues', ['Local Failures', 'Lokale Fehler', 'Défaillances locales'], true),
  folder('serverfailures', 'syncissues', ['Server Failures', 'Serverfehler', 'Défaillances du serveur'], true),
  folder('recoverableitemsdeletions', null, ['Deletions', 'Deletions', 'Deletions'], true),
  { ...folder('searchfolders', null, ['Finder', 'Finder', 'Finder'], true), isLater: true },
  { ...folder('scheduled', null, ['Scheduled', 'Geplant', 'Planifié'], true), isLater: true },
];

/** The language of folder names for a locale such as `de-AT`; English where there are no names for it. */
export function folderLanguage(locale: string): FolderLanguage {
  const language = locale.slice(0, 2).toLowerCase();
  return language === 'de' || language === 'fr' ? language : 'en';
}

function folder(name: string, parent: string | null, [en, de, fr]: readonly [string, string, string], isHidden = false): WellKnownFolder {
  return { name, parent, isHidden, isLater: false, displayName: { en, de, fr } };
}
