/** A moment as mail has it: whole seconds, `2026-03-02T09:00:00Z`. */
export function wholeSeconds(iso: string): string {
  const point = iso.indexOf('.');
  // A list that is sorted by date asks for each of thousands.
  return point < 0 || !iso.endsWith('Z') ? iso : `${iso.slice(0, point)}Z`;
}
