/** The id that Graph has for a sheet. Assumption: how it follows from the number in the file, as seen in pages and reports. */
export function sheetIdOf(number: number): string {
  const hex = (value: number, length: number): string => value.toString(16).toUpperCase().padStart(length, '0');
  return `{00000000-0001-0000-${hex((number - 1) & 0xffff, 4)}-${hex(0, 12)}}`;
}
