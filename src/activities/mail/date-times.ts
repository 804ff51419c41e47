import { inputError } from '../../core/input.ts';

const offsetAtEnd = /(?:Z|[+-]\d{2}:?\d{2})$/i;
const shape = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/i;

/** True for a date or a date-time in ISO 8601 that exists, with or without an offset. */
export function isDateTime(text: string): boolean {
  return shape.test(text) && !Number.isNaN(Date.parse(text));
}

/** Gives the instant of a date-time in ISO 8601: `2026-12-24T16:00:00+01:00`, `2026-12-24T16:00`; a date alone is its first moment. */
export type ToInstant = (text: string) => Date;

/**
 * Prepares to read date-times that may name no offset.
 *
 * @param zone - Where their clock stands: an IANA or Windows name.
 * @throws OnbehalfError INPUT_INVALID for a zone that does not exist.
 */
export async function instantsIn(zone: string): Promise<ToInstant> {
  const iana = await ianaZone(zone);
  return (text) => {
    const hasTime = text.includes('T');
    if (hasTime && offsetAtEnd.test(text)) return new Date(text);
    const local = Date.parse(hasTime ? `${text}Z` : `${text}T00:00Z`);
    // The offset depends on the instant, and the instant on the offset: the second look is right, also next to a clock change.
    const guess = local - offsetOf(local, iana);
    return new Date(local - offsetOf(guess, iana));
  };
}

/** The IANA name of a zone that is named in the manner of IANA or of Windows. @throws OnbehalfError INPUT_INVALID. */
async function ianaZone(zone: string): Promise<string> {
  if (isIana(zone)) return zone;
  const { findIana } = await import('windows-iana');
  const [iana] = findIana(zone);
  if (iana !== undefined) return iana;
  throw inputError('The time zone', [
    { field: 'timeZone', problem: `must be an IANA name (Europe/Paris) or a Windows name (Romance Standard Time); "${zone}" is neither.` },
  ]);
}

function isIana(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en-US', { timeZone: zone }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offsetOf(instant: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const at = (name: string): number => parts[name] ?? 0;
  const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}
