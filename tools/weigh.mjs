// What an installation of this package weighs at run time, by package: the sum of the sizes of all files. `node tools/weigh.mjs`
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bytes that an installation may weigh, the optional key store included. */
export const limit = 30e6;

/** Each package with its bytes, the heaviest first: this one as it is packed, and what it needs at run time on this machine. */
export function weights() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const others = Object.entries(packages)
    .filter(([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer)
    .map(([path]) => ({ name: path.replace(/^node_modules\//, ''), bytes: bytesIn(join(root, path)) }));
  return [{ name: 'onbehalf', bytes: packedBytes() }, ...others]
    .filter(({ bytes }) => bytes > 0)
    .toSorted((one, other) => other.bytes - one.bytes);
}

/** What npm packs of this package, unpacked. */
function packedBytes() {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    // npm of Windows is a script.
    shell: process.platform === 'win32',
  });
  try {
    return JSON.parse(stdout)[0].unpackedSize;
  } catch {
    throw new Error(`npm does not say what it would pack: ${stderr.trim()}`);
  }
}

/** The weights as lines: the heavy packages one by one, the light ones together. */
export function weightLines(weighed = weights()) {
  const total = sum(weighed);
  const heavy = weighed.filter(({ bytes }) => bytes >= 300_000);
  const light = weighed.filter((each) => !heavy.includes(each));
  return [
    ...heavy.map(({ name, bytes }) => `${megabytes(bytes)}  ${name}`),
    `${megabytes(sum(light))}  ${light.length} others`,
    `${megabytes(total)}  installed at run time, of at most ${limit / 1e6} MB`,
  ];
}

function sum(weighed) {
  return weighed.reduce((total, { bytes }) => total + bytes, 0);
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(2).padStart(6)} MB`;
}

/** Packages inside of a package are counted under their own names. */
function bytesIn(place) {
  if (!existsSync(place)) return 0;
  const { size, isFile } = { size: statSync(place).size, isFile: statSync(place).isFile() };
  if (isFile) return size;
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .reduce((total, entry) => total + bytesIn(join(place, entry.name)), 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const line of weightLines()) console.log(line);
