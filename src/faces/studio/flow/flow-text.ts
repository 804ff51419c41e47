import { createHash } from 'node:crypto';
import { OnbehalfError } from '../../../core/errors.ts';
import { readRegularFile } from '../../../connection/index.ts';

/** The text of a file, and what names exactly these bytes. */
export interface FlowText {
  readonly text: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly hash: string;
}

/** Larger files are no flows, in bytes. */
const largestBytes = 4_000_000;

/**
 * Reads a text file.
 *
 * @param path - Absolute and real.
 * @throws OnbehalfError NOT_FOUND, TOO_LARGE, INPUT_INVALID for bytes that are no UTF-8: written again they would be others.
 */
export async function readText(path: string, shown: string): Promise<FlowText> {
  const bytes = await readRegularFile(path).catch((error: unknown) => {
    throw new OnbehalfError('NOT_FOUND', `There is no file ${shown}.`, { remedy: 'Choose another file.', cause: error });
  });
  if (bytes.length > largestBytes)
    throw new OnbehalfError('TOO_LARGE', `${shown} is larger than a flow can be.`, { remedy: 'Open it elsewhere.' });
  const text = bytes.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(bytes))
    throw new OnbehalfError('INPUT_INVALID', `${shown} is not UTF-8.`, { remedy: 'Save it as UTF-8 with an editor, then open it again.' });
  return { text, hash: hashOf(bytes) };
}

/** What names exactly these bytes. */
export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
