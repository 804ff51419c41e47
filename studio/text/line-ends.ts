/** A line with what ends it: `\r\n`, `\n`, `\r`, or nothing at the end of the text. */
const lineWithEnd = /([^\r\n]*)(\r\n|\r|\n|$)/g;

/**
 * The text that an editor holds with `\n` alone, with the line ends that the file has: lines that were not touched keep their own, others get the
 * first one of the file.
 *
 * @param before - The text of the file.
 * @param typed - What the editor holds now.
 */
export function withLineEnds(before: string, typed: string): string {
  if (!before.includes('\r')) return typed;
  const was = [...before.matchAll(lineWithEnd)].map(([, line = '', end = '']) => ({ line, end })).slice(0, -1);
  if (was.at(-1)?.end !== '') was.push({ line: '', end: '' });
  const now = typed.split('\n');
  const standard = was[0]?.end === '' ? '\n' : (was[0]?.end ?? '\n');
  let same = 0;
  while (same < was.length - 1 && same < now.length - 1 && was[same]?.line === now[same]) same += 1;
  let below = 0;
  while (below < was.length - same && below < now.length - same && was.at(-1 - below)?.line === now.at(-1 - below)) below += 1;
  return now
    .map((line, at) => {
      if (at === now.length - 1) return line;
      const kept = at < same ? was[at] : at >= now.length - below ? was[was.length - (now.length - at)] : undefined;
      return line + (kept === undefined || kept.end === '' ? standard : kept.end);
    })
    .join('');
}

/** A text as an editor holds it. */
export function withoutReturns(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
