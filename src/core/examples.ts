/**
 * Ids that an example cannot know, because they differ by tenant. In an example's input each stands as a whole text in braces, `{message}`.
 *
 * - `message`: a received message in the inbox of the signed-in person
 * - `messageWithAttachment`: the same, with at least one file attached
 * - `draft`: an unsent message of the signed-in person, with a recipient
 * - `sharedMessage`: a message in the inbox of the shared mailbox that the example names
 * - `folder`: a folder below the inbox of the signed-in person
 * - `person`: a colleague of the signed-in person
 * - `group`: a group of Microsoft 365 that the signed-in person is a member of
 * - `plan`, `bucket`, `task`: a plan of that group with a label Urgent, and a bucket and a task of it
 * - `chat`: a chat that the signed-in person takes part in
 * - `team`: a team of the signed-in person
 * - `channel`: a channel of that team
 * - `channelMessage`: a message in that channel that was answered
 * - `file`: a file in the OneDrive of the signed-in person
 * - `groupDrive`: the drive of that group, by its id
 * - `groupFile`: a file in it
 * - `pdf`: a PDF file of the signed-in person
 * - `groupPdfFolder`: a folder of the group's drive, with a file Offer.pdf
 * - `groupPdf`: that file
 * - `sharingLink`: a link to a file of somebody else, for everybody in the organisation
 * - `checkedOutFolder`: a folder of the signed-in person, in which the file Month end.txt is checked out
 * - `groupCheckedOutFolder`: a folder of the group's drive, in which the file Welcome.txt is checked out
 * - `ownGroup`: a group that the signed-in person owns together with somebody else, who is in it
 * - `coOwner`: that other person
 * - `event`: a single event of the signed-in person, to which nobody is invited
 * - `eventWithAttachment`: the same, with a file attached
 * - `meeting`: one to which the signed-in person invited others
 * - `invitation`: one to which the signed-in person is invited
 * - `occurrence`: the second occurrence of a series of the signed-in person
 */
export const examplePlaceholders = [
  'message',
  'messageWithAttachment',
  'draft',
  'sharedMessage',
  'folder',
  'person',
  'group',
  'plan',
  'bucket',
  'task',
  'chat',
  'team',
  'channel',
  'channelMessage',
  'file',
  'groupDrive',
  'groupFile',
  'checkedOutFolder',
  'groupCheckedOutFolder',
  'pdf',
  'groupPdfFolder',
  'groupPdf',
  'sharingLink',
  'ownGroup',
  'coOwner',
  'event',
  'eventWithAttachment',
  'meeting',
  'invitation',
  'occurrence',
] as const;

/** One of `examplePlaceholders`. */
export type ExamplePlaceholder = (typeof examplePlaceholders)[number];

/** The placeholders that an example's input holds; whoever runs the example looks these up first. */
export function placeholdersOf(input: unknown): ExamplePlaceholder[] {
  if (typeof input === 'string') return examplePlaceholders.filter((name) => input === `{${name}}`);
  if (typeof input !== 'object' || input === null) return [];
  return [...new Set(Object.values(input).flatMap(placeholdersOf))];
}

/**
 * Puts ids in the place of the placeholders of an example's input; everything else stays as it is.
 *
 * @param values - An id for each placeholder that the input holds.
 * @throws TypeError for a placeholder without a value.
 */
export function fillExample<Input>(input: Input, values: Readonly<Partial<Record<ExamplePlaceholder, string>>>): Input {
  return fill(input, values) as Input;
}

function fill(input: unknown, values: Readonly<Partial<Record<ExamplePlaceholder, string>>>): unknown {
  if (Array.isArray(input)) return input.map((item) => fill(item, values));
  if (typeof input === 'object' && input !== null) {
    return Object.fromEntries(Object.entries(input).map(([field, value]) => [field, fill(value, values)]));
  }
  const [name] = placeholdersOf(input);
  if (name === undefined) return input;
  const value = values[name];
  if (value === undefined) throw new TypeError(`The example needs a value for {${name}}.`);
  return value;
}
