/** A moment as we give it; days that not every month has are looked at closer. Most that Graph gives are so, and a mailbox has three for each message. */
const whole = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Graph sends UTC with or without fractions of a second; ours is always `2026-11-23T09:00:00Z` or with milliseconds. */
export function toUtc(time: string | null | undefined): string | null {
  if (!time) return null;
  if (whole.test(time)) return time;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().replace('.000Z', 'Z');
}

/** The one of some words that Graph gave, in any letter case; `otherwise` where it gave none of them. */
export function oneOf<const Word extends string>(words: readonly Word[], value: string | null | undefined, otherwise: Word): Word {
  return words.find((word) => word.toLowerCase() === value?.toLowerCase()) ?? otherwise;
}
