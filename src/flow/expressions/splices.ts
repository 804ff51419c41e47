/** A text that is put into a source at a place. */
export interface Splice {
  readonly at: number;
  readonly text: string;
}

/** A source with texts put into it. Of several at one place the last one found stands first: it belongs to what lies deeper. */
export function spliced(source: string, splices: readonly Splice[]): string {
  let text = '';
  let from = 0;
  for (const splice of splices.toSorted((a, b) => a.at - b.at)) {
    text += source.slice(from, splice.at) + splice.text;
    from = splice.at;
  }
  return text + source.slice(from);
}
