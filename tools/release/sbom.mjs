// The parts list of a release (CycloneDX): what is installed at run time, and what the build wrote into the program. `node tools/release/sbom.mjs > FILE`
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Packages that were written into the program, as `name@version`; the build lists them with their licences. */
export function writtenIn(licences) {
  return [...licences.matchAll(/(?:^|\n-{80}\n\n)((?:@[\w.-]+\/)?[\w.-]+) (\d[\w.+-]*) \(.+\)\n/g)].map(
    ([, name, version]) => `${name}@${version}`,
  );
}

/**
 * The parts list of npm without what only development needs.
 * @param {object} sbom What `npm sbom --sbom-format cyclonedx` printed.
 * @param {string[]} written `name@version` of what is in the program.
 * @throws Error naming what is in the program and not in the list.
 */
export function shippedParts(sbom, written) {
  const isWritten = ({ name, version, group }) => written.includes(`${group ? `${group}/` : ''}${name}@${version}`);
  const isForDevelopment = ({ properties = [] }) =>
    properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
  const components = sbom.components.filter((part) => isWritten(part) || !isForDevelopment(part));
  const missing = written.filter((each) => !components.some((part) => isWritten(part) && each.endsWith(`@${part.version}`)));
  if (missing.length > 0) throw new Error(`In the program, and not in the list of npm: ${missing.join(', ')}.`);
  const kept = new Set([sbom.metadata.component['bom-ref'], ...components.map((part) => part['bom-ref'])]);
  return {
    ...sbom,
    components,
    dependencies: sbom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => kept.has(ref)) })),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const listed = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    shell: process.platform === 'win32',
  });
  if (listed.status !== 0) throw new Error(`npm sbom failed: ${listed.stderr}`);
  const written = writtenIn(readFileSync(`${root}dist/LICENSES`, 'utf8'));
  process.stdout.write(`${JSON.stringify(shippedParts(JSON.parse(listed.stdout), written), undefined, 2)}\n`);
}
