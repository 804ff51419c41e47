/** The one stretch in which two texts differ. Offsets in UTF-16 units. */
export interface TextChange {
  readonly from: number;
  /** Behind it in the text before. */
  readonly to: number;
  readonly insert: string;
}

/** What makes one text of another; undefined where they are the same. */
export function changeBetween(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let from = 0;
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  let end = 0;
  while (end < most - from && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

/** The text after a change. @param change - Left out: the text stays. */
export function changedText(text: string, change?: TextChange): string {
  return change ? text.slice(0, change.from) + change.insert + text.slice(change.to) : text;
}
