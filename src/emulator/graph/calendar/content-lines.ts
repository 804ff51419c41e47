/** A content line, RFC 5545, 3.1; names are in capitals. */
export interface Line {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** The lines of a calendar. One that begins with a blank goes on with the one before; what is no line is left out. */
export function linesIn(text: string): Line[] {
  return text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, rest = '', value = ''] =
        /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^;:",]*)(?:,(?:"[^"]*"|[^;:",]*))*)*):(.*)$/.exec(line) ?? [];
      if (name === undefined) return [];
      const parameters = [...rest.matchAll(/;([\w-]+)=("[^"]*"|[^;]*)/g)].map(([, key = '', text_ = '']): [string, string] => [
        key.toUpperCase(),
        text_.replaceAll('"', ''),
      ]);
      return [{ name: name.toUpperCase(), parameters: new Map(parameters), value }];
    });
}

/** The lines of each event of a calendar, without those of what is in it: alarms have properties of the same names. */
export function eventsIn(lines: readonly Line[]): Line[][] {
  const events: Line[][] = [];
  const open: string[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase());
      if (open.at(-1) === 'VEVENT') events.push([]);
    } else if (line.name === 'END') open.pop();
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.push(line);
  }
  return events;
}

/** A text, whose marks are behind backslashes; empty where the line is missing. RFC 5545, 3.3.11 */
export function textOf(line: Line | undefined): string {
  return (line?.value ?? '').replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}
