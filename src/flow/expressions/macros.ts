const macros: ReadonlySet<string> = new Set(['map', 'filter', 'all', 'exists', 'exists_one']);

/** The calls whose first argument gives a name to each thing of a list. */
export function isMacro(name: string): boolean {
  return macros.has(name);
}
