/** A moment as mail has it: whole seconds, `2026-03-02T09:00:00Z`. */
export function wholeSeconds(iso: string): string {
  return iso.replace(/\.\d+Z$/, 'Z');
}
