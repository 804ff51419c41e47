// What a terminal obeys instead of showing (control characters, U+0000 to U+001F and U+007F to U+009F), what turns the text around it or is not seen
// at all (Unicode's default ignorable characters: bidi controls, zero width, tags), what breaks a line where nobody expects it, the three marks of
// interlinear notes, and halves of pairs. https://www.unicode.org/reports/tr36/ and https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\uFFF9-\uFFFB]/gu;

const printableAscii = /^[ -~]*$/;

// Scripts that spell with the two joiners; a joiner stands behind one of their letters. https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
const joining =
  /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]$/u;

// Emoji that end so are joined to the next one: a family, a coloured flag. https://www.unicode.org/reports/tr51/#Emoji_ZWJ_Sequences
const emojiBefore = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\uFE0F?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;

// Flags of parts of a country: a black flag, letters as tags, an end.
const flagOfTags = /^\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}/u;

/** How much of the text before or behind a character decides about it, in UTF-16 units: the longest flag. */
const reach = 16;

/**
 * Makes a text from outside harmless to print: whatever a terminal would obey, or the eye would not see, stands there as its number, `\u001B`.
 * Line feeds and tabs stay, an end of line of Windows becomes one of ours, and what people write stays readable: letters of every script, right to
 * left ones too, the joiners of scripts that need them, and emoji of several parts. Does work in proportion to the length of the text.
 *
 * @param text - Whatever came from a service, a file or a person.
 */
export function harmless(text: string): string {
  if (printableAscii.test(text)) return text;
  return text.replaceAll('\r\n', '\n').replace(unseen, (character, offset: number, whole: string) => {
    return character === '\n' || character === '\t' || belongs(character, offset, whole) ? character : escaped(character);
  });
}

/** The same on one line: every run of blanks, line ends too, becomes one blank. */
export function harmlessLine(text: string): string {
  return harmless(text.replace(/\s+/g, ' ').trim());
}

/**
 * A value as JSON in which nothing is left that a terminal would obey or the eye would not see: all of it is written as `\u001b`, which every reader
 * of JSON gives back as it was.
 *
 * @param indent - Blanks for each level. Default: everything on one line.
 * @returns Undefined for what JSON cannot express, as `JSON.stringify` does.
 */
export function harmlessJson(value: unknown, indent = 0): string | undefined {
  const text = JSON.stringify(value, null, indent) as string | undefined;
  // Line feeds stand between values; inside of a text JSON escapes them itself.
  return text?.replace(unseen, (character) => (character === '\n' ? character : escaped(character).toLowerCase()));
}

/** True where an unseen character is part of something that is seen. */
function belongs(character: string, offset: number, whole: string): boolean {
  const before = whole.slice(Math.max(0, offset - reach), offset);
  const after = whole.slice(offset + character.length, offset + character.length + reach);
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x200c) return joining.test(before);
  if (code === 0x200d) return joining.test(before) || (emojiBefore.test(before) && emojiAfter.test(after));
  if (code >= 0xfe00 && code <= 0xfe0f) return /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}]$/u.test(before);
  return code >= 0xe0030 && code <= 0xe007f && isInFlag(offset, whole);
}

function isInFlag(offset: number, whole: string): boolean {
  const near = whole.slice(Math.max(0, offset - reach), offset + reach);
  const here = Math.min(offset, reach);
  const flag = near.lastIndexOf('\u{1F3F4}', here);
  const tags = flag < 0 ? undefined : flagOfTags.exec(near.slice(flag))?.[0];
  return tags !== undefined && here < flag + tags.length;
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${character.charCodeAt(unit).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join('');
}
