import { OnbehalfError } from '../core/errors.ts';
import type { HttpAnswer } from '../core/ports.ts';

/**
 * How large an answer may be, in bytes, where nothing else is said. Assumption: no page and no object of Graph comes near it; what is large there comes as
 * bytes (`$value`, `content`), which are not held in memory.
 */
const defaultBytes = 67_108_864;

/**
 * Reads the whole body of an answer as text, but never more than so much: something between may send without end.
 *
 * @param what - What was asked for, for the error.
 * @param bytes - How large it may be. Default 67,108,864 (64 MB).
 * @throws OnbehalfError TOO_LARGE; the rest of the answer is not read then.
 */
export async function wholeText(response: HttpAnswer, what: string, bytes: number = defaultBytes): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the answer.
  for await (const piece of response.pieces?.() ?? response.body ?? []) {
    size += piece.length;
    if (size > bytes) {
      throw new OnbehalfError('TOO_LARGE', `The answer of Microsoft Graph is larger than ${bytes} bytes: ${what}.`, {
        remedy:
          'Ask for fewer at once, with a smaller number of results or a filter; where that changes nothing, something between may have changed the answer.',
      });
    }
    pieces.push(piece);
  }
  const [only, ...more] = pieces;
  // To join one would only copy it.
  return new TextDecoder().decode(more.length === 0 ? only : Buffer.concat(pieces));
}
