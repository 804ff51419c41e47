/** Characters that a name of a project may have; the reference, 10.1. */
const longestName = 128;

/** Names of devices, which Windows reserves with any extension. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** What no file system of ours takes everywhere, and what nobody sees. */
const unsafe = /[/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Bytes of UTF-8 that file systems allow a name of a folder. */
const longestFolder = 255;

/**
 * What keeps a name from being the name of a project and of its folder on every platform, as a sentence that follows the name of the field;
 * undefined where nothing does.
 */
export function projectNameProblem(name: string): string | undefined {
  if (name === '') return 'must not be empty.';
  if (name.length > longestName) return `must be at most ${longestName} characters.`;
  if (Buffer.byteLength(name) > longestFolder) return `must be at most ${longestFolder} bytes, because it names a folder.`;
  const [character] = unsafe.exec(name) ?? [];
  if (character !== undefined)
    return `must name a folder on every system, so it must not have ${/[\p{C}\p{Z}]/u.test(character) ? 'characters that nobody sees' : character}.`;
  if (name.trim() !== name) return 'must not begin or end with a blank.';
  if (name.startsWith('.') || name.endsWith('.')) return 'must not begin or end with a dot.';
  // A command line would take it as a flag.
  if (name.startsWith('-')) return 'must not begin with -.';
  if (device.test(name)) return `must be another one: ${name} is the name of a device on Windows.`;
  if (name.toLowerCase() === 'node_modules') return 'must be another one: node_modules is the folder of packages.';
  return undefined;
}

/** The name of a project as npm takes it for a package: lower case, with `-` for everything else. `project` where nothing is left. */
export function packageNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');
  return plain === '' ? 'project' : plain;
}
