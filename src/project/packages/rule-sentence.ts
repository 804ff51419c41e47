import { minVersion, parse, valid } from 'semver';

/**
 * What a range in package.json means, in one plain sentence. Users of other tools take Strict and Lowest Applicable for each other, so both are said by
 * their versions.
 *
 * @param range - As package.json has it: `1.2.3`, `^1.2.3`, `file:../packages/one-1.0.0.tgz`.
 * @param locked - The version in the lock file; undefined where there is none.
 */
export function ruleSentence(range: string, locked: string | undefined): string {
  const now = locked === undefined ? 'not locked yet' : `locked to ${locked} now`;
  if (range.startsWith('file:'))
    return `exactly the file ${range.slice('file:'.length)}${locked === undefined ? '' : `, which is ${locked}`}`;
  if (valid(range) !== null) return `exactly ${range}`;
  const least = range.startsWith('^') ? minVersion(range) : null;
  if (least) {
    const series = seriesOf(least.version);
    return series === undefined ? `exactly ${least.version}` : `${least.version} or newer ${series}; ${now}`;
  }
  return `versions ${range}; ${now}`;
}

/** The versions that `^` lets through: `1.x`, and below 1.0.0 `0.2.x`; undefined where it lets no other one through. https://docs.npmjs.com/about-semantic-versioning */
function seriesOf(version: string): string | undefined {
  const { major = 0, minor = 0 } = parse(version) ?? {};
  if (major > 0) return `${major}.x`;
  return minor > 0 ? `0.${minor}.x` : undefined;
}
