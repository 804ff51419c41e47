// The shape of Exchange's ids of occurrences: the id of the master, and where the series has the occurrence.
const tail = 'AAA=';
const filling = 'FRAAgI';
const end = 'AAAAAEAAAA==';
const day = 24 * 60 * 60 * 1000;

/** The id of an occurrence. @param date - The day on which the series has it, `2026-03-02`. */
export function occurrenceId(masterId: string, date: string): string {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntBE(Math.floor(Date.parse(date) / day) & 0xffffff, 0, 3);
  return `${masterId.slice(0, -tail.length)}${filling}${bytes.toString('base64url')}${end}`;
}

/** The master and the day in the id of an occurrence; undefined for another id. */
export function readOccurrenceId(id: string): { readonly masterId: string; readonly date: string } | undefined {
  const start = id.length - end.length - 4;
  if (!id.endsWith(end) || start < filling.length || !id.startsWith(filling, start - filling.length)) return undefined;
  const days = Buffer.from(id.slice(start, start + 4), 'base64url').readUIntBE(0, 3);
  return { masterId: id.slice(0, start - filling.length) + tail, date: new Date(days * day).toISOString().slice(0, 10) };
}
