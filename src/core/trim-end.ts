import type { Characters } from './signed-tokens.ts';

/**
 * A text without the characters of one kind at its end. Each is looked at once: the pattern `x+$` would begin anew at every run of them in the middle.
 *
 * @param character - One character, `/`.
 */
export function trimEnd(text: Characters, character: string): string {
  const code = character.charCodeAt(0);
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === code) end -= 1;
  return text.slice(0, end);
}
