import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';

/** Where npm lies from the folder of Node on: archives of nodejs.org on Unix and Windows, Homebrew, Debian. */
const places = [
  ['..', 'lib', 'node_modules', 'npm'],
  ['node_modules', 'npm'],
  ['..', 'libexec', 'lib', 'node_modules', 'npm'],
  ['..', 'share', 'nodejs', 'npm'],
];

/**
 * The program of npm that belongs to the Node that runs. It is started by Node itself, so that no shell comes between: what is handed to it is never
 * read as commands.
 *
 * @param node - Path of Node. Default: the one that runs this.
 * @throws OnbehalfError NOT_FOUND where there is none.
 */
export function findNpm(node: string = process.execPath): string {
  const found = places.map((place) => join(dirname(node), ...place, 'bin', 'npm-cli.js')).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new OnbehalfError('NOT_FOUND', `There is no npm beside ${node}.`, {
    remedy: 'Install Node.js with npm, as https://nodejs.org has it; packages are installed by npm.',
  });
}
