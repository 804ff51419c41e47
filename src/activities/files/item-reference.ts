import { z } from 'zod';
import { inputError } from '../../core/input.ts';
import { naming } from '../../core/named-thing.ts';
import { pathInAddress } from './address.ts';

const known = z.looseObject({ id: z.string().min(1), drive: z.string().nullish() });
const below = z.strictObject({
  folder: z.string().trim().min(1).describe('The folder that the path begins in: its id or path.'),
  path: z.string().trim().min(1).describe('Path from there.'),
});

/** Which file or folder an activity is about. */
export const itemReference = z
  .union([z.string().trim().min(1), below, known], {
    error: 'must be a path, an id, an address in the browser, { folder, path }, or an item that another activity gave.',
  })
  .meta({
    ...naming('driveItem'),
    named: {
      name: 'DriveItemReference',
      text: 'A file or folder: a path, an id, an address in the browser, { folder, path }, or an item that another activity gave.',
    },
    description:
      'The file or folder: its path (Documents/Budget.csv), its id, its address in the browser, { folder, path } with a path from a folder, ' +
      'or an item that another activity gave.',
  });

/** Which folder something is in, or goes to. @param text - What it is for. */
export function folderReference(text: string) {
  return itemReference.optional().describe(text).meta(naming('driveFolder'));
}

/** A file or folder, as an input names it. */
export type ItemReference = z.output<typeof itemReference>;

/** Where to look for an item in its drive. */
export interface ItemPlace {
  /** Id of the item that the path begins at; `root` for the top of the drive. */
  readonly item: string;
  /** Path from there; undefined for the item itself. */
  readonly path: string | undefined;
  /** The address that was given, which must be the one of what is found. */
  readonly address?: string;
}

// OneDrive for work and SharePoint: 01 and 32 characters of base32; personal OneDrives: 16 hexadecimal digits, an exclamation mark, and more.
const idForm = /^(?:01[A-Z2-7]{32}|[\dA-F]{1,16}!\w+)$/i;

/**
 * Reads a reference.
 *
 * @param field - The input field that names it.
 * @param drive - Id of the drive that the call works on; undefined for the OneDrive of a person.
 * @throws OnbehalfError INPUT_INVALID for something in another drive than the call works on, and for a path that climbs.
 */
export function readReference(field: string, reference: ItemReference, drive: string | undefined): ItemPlace {
  if (typeof reference === 'string') return readText(field, reference);
  if ('path' in reference && typeof reference.path === 'string' && 'folder' in reference && typeof reference.folder === 'string') {
    const folder = readText(`${field}.folder`, reference.folder);
    return { item: folder.item, path: pathOf(field, `${folder.path ?? ''}/${reference.path}`) };
  }
  const { id, drive: origin } = reference as z.output<typeof known>;
  // What was put together by hand need not say where it is.
  if (origin !== undefined && (origin ?? undefined) !== drive) throw elsewhere(field, origin);
  return { item: id, path: undefined };
}

function readText(field: string, text: string): ItemPlace {
  if (/^https?:\/\//i.test(text)) {
    const path = pathInAddress(text);
    if (path === undefined)
      throw inputError(`The ${field}`, [{ field, problem: `is a link that does not say where the item is: ${text}` }]);
    return typeof path === 'string' ? { item: 'root', path: pathOf(field, path), address: text } : { item: path.id, path: undefined };
  }
  if (idForm.test(text)) return { item: text, path: undefined };
  return { item: 'root', path: pathOf(field, text) };
}

/** A path without slashes at its ends; undefined for the top. */
function pathOf(field: string, text: string): string | undefined {
  const parts = partsOf(field, text);
  return parts.length === 0 ? undefined : parts.join('/');
}

/**
 * The names of a path.
 *
 * @param field - The input field that has it.
 * @throws OnbehalfError INPUT_INVALID for one that climbs, and for a name with a space at its beginning or end, which no service takes.
 */
export function partsOf(field: string, text: string): string[] {
  const parts = text.split('/').filter((part) => part !== '');
  const odd = parts.find((part) => part === '.' || part === '..' || part !== part.trim());
  if (odd === undefined) return parts;
  const problem = `must be a path of names, without "." and "..", none of which begins or ends with a space; it has the part "${odd}".`;
  throw inputError(`The ${field}`, [{ field, problem }]);
}

function elsewhere(field: string, origin: string | null) {
  const advice = origin === null ? 'Leave `drive` out.' : `Give \`drive: '${origin}'\`.`;
  const problem = `is in ${origin === null ? 'your own OneDrive' : `the drive ${origin}`}, and this call works on another one. ${advice}`;
  return inputError(`The ${field}`, [{ field, problem }]);
}
