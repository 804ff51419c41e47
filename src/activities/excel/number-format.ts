import type { MomentKind } from './serial-date.ts';

/**
 * What kind of moment a number format shows; undefined for one that shows numbers or text. Only what stands outside of quotes, brackets and escapes counts:
 * `[h]` and its like show a length of time, `y` and `d` a date, `h` and `s` a time, and an `m` goes with what is beside it.
 * https://support.microsoft.com/office/8e10019e-d5d8-47a1-ba95-db95123d273e
 */
export function momentKindOf(format: string): MomentKind | undefined {
  // Of several sections the first one is that of positive numbers.
  const [section = ''] = bare(format).split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return 'duration';
  const letters = section.replace(/\[[^\]]*\]/g, '').toLowerCase();
  // Placeholders of digits, and the words for formats that have no letters of their own.
  if (letters === 'general' || letters.includes('@')) return undefined;
  const hasTime = /[hs]|am\/pm|a\/p/.test(letters);
  const hasDate = /[ydb]|e+(?![+-])/.test(letters) || (letters.includes('m') && !hasTime) || /mmm/.test(letters);
  if (!hasDate && !hasTime) return undefined;
  if (/#/.test(letters)) return undefined;
  return hasDate ? (hasTime ? 'dateTime' : 'date') : 'time';
}

/** The format that a moment is shown in where it is written. */
export const formatOfMoment: Readonly<Record<MomentKind, string>> = {
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm:ss',
  time: 'hh:mm:ss',
  duration: '[h]:mm:ss',
};

/** A format without texts in quotes, escaped characters, and what is repeated or left out as a space. */
function bare(format: string): string {
  return format.replace(/"[^"]*"?|\\.|[_*]./gs, '');
}
