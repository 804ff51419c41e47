// A room is a folder of src, or one file of it. Beside its own tests it is held by others, which are named here.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const aliases = { mail: 'activities/mail', cli: 'faces/cli' };

/** Tests outside of a room that touch it. The first folder that a room lies in decides. */
const holders = {
  core: ['test/laws', 'test/docs/generated.test.ts', 'test/faces/secrets.test.ts', 'test/fuzz'],
  permissions: ['test/laws', 'test/faces/permissions.test.ts', 'test/docs'],
  graph: ['test/laws', 'test/docs/generated.test.ts', 'src/activities'],
  activities: ['test/laws', 'test/docs/generated.test.ts'],
  connection: ['test/laws', 'test/docs/generated.test.ts', 'test/faces', 'test/identity', 'src/registration'],
  automation: ['test/laws', 'test/examples', 'test/faces'],
  identity: [
    'test/identity',
    'test/contract',
    'test/storage/damage.test.ts',
    'test/docs/generated.test.ts',
    'test/faces',
    'test/fuzz',
    'src/connection',
  ],
  registration: ['test/faces/app.test.ts', 'test/faces/app-broker.test.ts'],
  doctor: ['test/faces/doctor.test.ts', 'src/connection/examine'],
  faces: [
    'test/faces',
    'test/projects',
    'test/flows',
    'test/laws/printing.test.ts',
    'test/recorded/commands.test.ts',
    'test/docs',
    'test/examples',
  ],
  'emulator/entra': [
    'src/emulator/emulator.test.ts',
    'src/emulator/person.test.ts',
    'test/identity',
    'test/conformance',
    'test/fuzz/emulator.test.ts',
  ],
  'emulator/graph': [
    'src/emulator/body-limits.test.ts',
    'src/emulator/faults',
    'test/docs/query-rules.test.ts',
    'test/recorded',
    'test/documented',
    'src/activities',
    'test/laws',
    'test/conformance',
  ],
  'emulator/portal': ['test/browser/portal.test.ts'],
  emulator: ['src/emulator', 'test/recorded', 'test/conformance'],
};

/**
 * What there is to mutate in a room, and which tests hold it.
 * @param {string} root The folder of the package.
 * @param {string} name A folder or file under `src`, or `mail` or `cli`.
 * @returns {{ sources: string[], tests: string[] }} Paths from the root.
 * @throws Error naming the rooms, where there is no such folder.
 */
export function roomOf(root, name) {
  const inside = (aliases[name] ?? name).replace(/^src\//, '').replace(/\/$/, '');
  const place = `src/${inside}`;
  if (!existsSync(join(root, place)))
    throw new Error(`There is no room ${name}. Rooms: ${Object.keys(holders).join(', ')}, mail, cli, or any folder or file of src.`);
  const folder = statSync(join(root, place)).isDirectory() ? place : dirname(place);
  const all = filesUnder(root, place);
  const holder = Object.keys(holders).find((key) => inside === key || inside.startsWith(`${key}/`));
  const room = holder && !folder.startsWith(`src/${holder}`) ? folder : `src/${holder ?? inside}`;
  const tests = [folder, room, ...(holders[holder] ?? [])]
    .flatMap((held) => filesUnder(root, held))
    .filter((file) => file.endsWith('.test.ts'));
  return { sources: all.filter((file) => /(?<!\.test|\.d)\.ts$/.test(file)), tests: [...new Set(tests)] };
}

function filesUnder(root, place) {
  if (!existsSync(join(root, place))) return [];
  if (statSync(join(root, place)).isFile()) return [place];
  return readdirSync(join(root, place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length)
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
    )
    .toSorted();
}
