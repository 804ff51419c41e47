import { GraphFailure } from '../route.ts';

/**
 * What a file or folder cannot be named. https://support.microsoft.com/office/64883a5d-228e-48f5-b3d2-eb39e07630fa and
 * https://learn.microsoft.com/graph/onedrive-addressing-driveitems, which agree but for `#` and `%`, that are taken since 2017.
 */
const characters = /["*:<>?/\\|\p{Cc}]/u;
const names = /^(?:\.lock|con|prn|aux|nul|com\d|lpt\d|desktop\.ini)$/i;
const longestName = 255;
/** "The entire decoded file path, including the file name, can't contain more than 400 characters." */
const longestPath = 400;

/** Refuses a name that OneDrive does not take. @param path - Of the folder that it would be in: `/a/b`. @throws GraphFailure 400 `invalidRequest`. */
export function checkName(name: unknown, path = ''): string {
  // Assumption: the words of each.
  if (typeof name !== 'string' || name === '') throw badName('The name of the item must be provided.');
  if (characters.test(name)) throw badName('The provided name cannot contain any of the following characters: " * : < > ? / \\ |');
  if (name !== name.trim() || name.endsWith('.'))
    throw badName('The provided name cannot begin or end with a space, or end with a period.');
  if (names.test(name) || name.startsWith('~$') || name.toLowerCase().includes('_vti_')) throw badName('The provided name is reserved.');
  if (name.length > longestName) throw badName(`The provided name is longer than ${longestName} characters.`);
  if (path.length + 1 + name.length > longestPath) throw badName(`The path of the item is longer than ${longestPath} characters.`);
  return name;
}

/** By what a name is found among others: letter case does not count. */
export function nameKey(name: string): string {
  return name.toLowerCase();
}

/** The first free one of `name 1.txt`, `name 2.txt`, ... @param isTaken - Told a name. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, extension = ''] = /^(.+?)(\.[^.]*)?$/.exec(name) ?? [];
  for (let number = 1; ; number += 1) {
    const candidate = `${stem} ${number}${extension}`;
    if (!isTaken(candidate)) return candidate;
  }
}

function badName(message: string): GraphFailure {
  return new GraphFailure(400, 'invalidRequest', message);
}
