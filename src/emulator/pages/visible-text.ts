/** What would be obeyed or not be seen where text is shown: controls but line ends and tabs, and marks that turn the direction of writing. */
const hidden = /[^\P{Cc}\n\r\t]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/gu;

/** Text from outside as it may stand on a page: what hides or turns it stands there as its number, `‹202E›`. */
export function visibleText(text: string): string {
  return text.replaceAll(hidden, (character) => `‹${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`);
}
