/** The folder above all that people see; its children are the top-level folders in any language. */
export const root = 'msgfolderroot';

// Names that stand for an id (https://learn.microsoft.com/graph/api/resources/mailfolder), spaces left out: "Sent Items" is sentitems.
const wellKnown = new Set([
  'inbox',
  'drafts',
  'sentitems',
  'deleteditems',
  'archive',
  'junkemail',
  'outbox',
  'conversationhistory',
  'syncissues',
  'localfailures',
  'serverfailures',
  'searchfolders',
  'recoverableitemsdeletions',
  root,
]);

// Well-known names that people also give to folders of their own: those come first.
const ambiguous = new Set(['clutter', 'conflicts', 'scheduled']);

// Ids are long base64 for URLs; no name that a person types looks like that.
const idShape = /^[\w=-]{60,}$/;

/** One part of a path. */
export interface PathPart {
  /** As it was written. */
  readonly written: string;
  /** The separator before it; empty for the first part. */
  readonly separator: string;
}

/** A path in its parts. */
export interface FolderPath {
  /** It begins with a separator: its first part is a name that the mailbox shows, and no well-known one or id. */
  readonly isFromTop: boolean;
  readonly parts: readonly PathPart[];
}

/** Takes a path apart; undefined when a part is empty. One separator at either end does not count. */
export function readPath(text: string): FolderPath | undefined {
  const isFromTop = /^[\\/]/.test(text);
  const pieces = text.replace(/^[\\/]|[\\/]$/g, '').split(/([\\/])/);
  const parts = pieces.flatMap((written, index) => (index % 2 === 0 ? { written, separator: pieces[index - 1] ?? '' } : []));
  return parts.some(({ written }) => written === '') ? undefined : { isFromTop, parts };
}

/** The name of a folder as one part of a path: `%2F` and `%5C` stand for the separators in it. `nameIn` is the way back. */
export function partOf(name: string): string {
  return name
    .replaceAll(/%(?=2F|5C|25)/gi, '%25')
    .replaceAll('/', '%2F')
    .replaceAll('\\', '%5C');
}

/** The name that a part of a path stands for. */
export function nameIn(part: string): string {
  return part.replaceAll(/%(?:2F|5C|25)/gi, (code) => decodeURIComponent(code));
}

/** The path of a folder below another one. @param above - Empty or `/` for the top of the mailbox. */
export function pathBelow(above: string, name: string): string {
  return above === '' || above === '/' ? above + partOf(name) : `${above}/${partOf(name)}`;
}

/** The well-known name that a text is read as; undefined for any other text. */
export function wellKnownName(text: string): string | undefined {
  const name = text.toLowerCase().replaceAll(' ', '');
  return wellKnown.has(name) ? name : undefined;
}

/** The well-known name that a text is read as where no folder at the top of the mailbox has that name; undefined for any other text. */
export function rarelyWellKnownName(text: string): string | undefined {
  return ambiguous.has(text.toLowerCase()) ? text.toLowerCase() : undefined;
}

/** True for a text that is read as the id of a folder. */
export function isFolderId(text: string): boolean {
  return idShape.test(text);
}
