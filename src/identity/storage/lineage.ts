/** How many earlier versions an entry remembers. */
const remembered = 32;

/** An entry's text, and the ids of the versions that it was made from, the latest first. */
export interface Descendant {
  readonly ancestors: readonly string[];
  readonly text: string;
}

/** Writes both into one text: ids on the first line. */
export function withLineage({ ancestors, text }: Descendant): string {
  return `${ancestors.slice(0, remembered).join(' ')}\n${text}`;
}

/** Takes apart what `withLineage` made. */
export function readLineage(whole: string): Descendant {
  const end = whole.indexOf('\n');
  return { ancestors: whole.slice(0, end).split(' ').filter(Boolean), text: whole.slice(end + 1) };
}
