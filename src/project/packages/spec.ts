import { valid, validRange } from 'semver';
import { inputError } from '../../core/input.ts';

/** What somebody asks for: a package, and which version of it. */
export interface PackageSpec {
  readonly name: string;
  /** A version, a range of versions, or the name of a tag such as `next`. Undefined: the newest. */
  readonly wanted: string | undefined;
}

/** Names as npm takes them for new packages, https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const namePattern = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9][a-z0-9._-]*$/;

/** In characters; npm's own limit. */
const longestName = 214;

const tagPattern = /^[a-zA-Z][\w.-]{0,99}$/;

/** True for the name of a package: never a path, an address, an alias or a flag. */
export function isPackageName(name: string): boolean {
  return name.length <= longestName && namePattern.test(name) && name !== 'node_modules';
}

/**
 * Reads `NAME` or `NAME@VERSION`.
 *
 * @param command - For the message, `packages install`.
 * @throws OnbehalfError INPUT_INVALID for anything else that npm would take: an address, a path, an alias.
 */
export function readSpec(command: string, word: string): PackageSpec {
  const at = word.indexOf('@', 1);
  const name = at === -1 ? word : word.slice(0, at);
  const wanted = at === -1 ? undefined : word.slice(at + 1);
  if (!isPackageName(name))
    throw inputError(`onbehalf ${command}`, [
      { field: 'NAME', problem: `must be the name of a package, such as @contoso/activities, not ${JSON.stringify(word)}.` },
    ]);
  if (wanted !== undefined && valid(wanted) === null && (wanted === '' || validRange(wanted) === null) && !tagPattern.test(wanted))
    throw inputError(`onbehalf ${command}`, [
      { field: 'VERSION', problem: `must be a version, a range or a tag: 1.2.3, ^1.2.0, next; not ${JSON.stringify(wanted)}.` },
    ]);
  return { name, wanted };
}
