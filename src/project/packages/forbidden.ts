import { satisfies } from 'semver';
import type { ProjectFile } from '../file/schema.ts';
import { matchesWildcard } from './wildcard.ts';

/**
 * Why a project forbids a package, as a sentence; undefined where it does not. Facts: the reference, 10.4. A prerelease counts as the version that it
 * comes before, so that a rule about `>=2.0.0` is not passed by `2.0.0-beta.1`.
 *
 * @param version - As the lock file has it.
 */
export function forbiddenBecause(rules: ProjectFile['forbiddenPackages'], name: string, version: string): string | undefined {
  const [core = version] = version.split(/[-+]/, 1);
  const rule = rules.find(
    ({ name: pattern, versions = '*' }) =>
      matchesWildcard(pattern, name) && [version, core].some((one) => satisfies(one, versions, { includePrerelease: true })),
  );
  if (!rule) return undefined;
  const which = `${rule.name}${rule.versions === undefined ? '' : ` ${rule.versions}`}`;
  return `${name} ${version} is forbidden in this project by the rule ${which}${rule.because === undefined ? '.' : `: ${rule.because.replace(/\.$/, '')}.`}`;
}
