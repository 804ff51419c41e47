import { inputError } from '../../core/input.ts';
import type { ByteSource } from '../../core/ports.ts';
import type { Cell } from './cell.ts';

/** How a file with separated values is read. */
export interface CsvForm {
  readonly delimiter: string;
  readonly encoding: string;
}

/**
 * Reads separated values as rows of texts. A byte order mark at the beginning is none of them, and lines without any value are left out.
 *
 * @param field - The input field that names the file.
 * @throws OnbehalfError INPUT_INVALID naming the line of what is not well formed, and for an encoding that is unknown or not that of the file.
 */
export async function csvRows(field: string, source: ByteSource, { delimiter, encoding }: CsvForm): Promise<string[][]> {
  const text = textOf(field, await source.slice(0, source.size), encoding);
  const { parse } = await import('csv-parse/sync');
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    const { lines } = error as { readonly lines?: number };
    const problem = `is not well formed${lines === undefined ? '' : ` in line ${lines}`}: ${(error as Error).message}`;
    throw inputError('The file', [{ field, problem }]);
  }
}

function textOf(field: string, bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    const isUnknown = error instanceof RangeError;
    const problem = isUnknown ? `is no encoding: ${encoding}. Such are utf-8, utf-16le and windows-1252.` : `is not in ${encoding}.`;
    throw inputError('The file', [{ field: isUnknown ? 'encoding' : field, problem }]);
  }
}

/**
 * What a text of a file stands for: a number or a truth value where it is written exactly as one, so that nothing of it is lost (`00123` stays a text);
 * nothing where it is empty. Days and times are told apart when they are written.
 */
export function cellOf(text: string): Cell {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const number = Number(text);
  return Number.isFinite(number) && String(number) === text ? number : text;
}
