import { expect, test } from 'vitest';
import { cacheFolder, dataFolder, type Machine } from './location.ts';

const folders: [what: string, machine: Partial<Machine>, folder: string][] = [
  ['Linux', {}, '/home/ada/.local/share/onbehalf'],
  ['Linux with XDG_DATA_HOME', { env: { XDG_DATA_HOME: '/data' } }, '/data/onbehalf'],
  ['Linux with a relative XDG_DATA_HOME, which must be ignored', { env: { XDG_DATA_HOME: 'data' } }, '/home/ada/.local/share/onbehalf'],
  ['macOS', { platform: 'darwin', home: '/Users/ada' }, '/Users/ada/Library/Application Support/onbehalf'],
  ['Windows', { platform: 'win32', home: 'C:\\Users\\ada', env: { LOCALAPPDATA: 'D:\\Local' } }, 'D:\\Local\\onbehalf'],
  ['Windows without LOCALAPPDATA', { platform: 'win32', home: 'C:\\Users\\ada' }, 'C:\\Users\\ada\\AppData\\Local\\onbehalf'],
  ['ONBEHALF_HOME', { env: { ONBEHALF_HOME: '/srv/onbehalf/', XDG_DATA_HOME: '/data' } }, '/srv/onbehalf/'],
  ['ONBEHALF_HOME on Windows', { platform: 'win32', env: { ONBEHALF_HOME: 'E:\\here' } }, 'E:\\here'],
  ['an empty ONBEHALF_HOME, which counts as none', { env: { ONBEHALF_HOME: '' } }, '/home/ada/.local/share/onbehalf'],
];

test.each(folders)('%s', (_, machine, folder) => {
  expect(dataFolder({ platform: 'linux', home: '/home/ada', env: {}, ...machine })).toBe(folder);
});

const caches: typeof folders = [
  ['Linux', {}, '/home/ada/.cache/onbehalf'],
  ['Linux with XDG_CACHE_HOME', { env: { XDG_CACHE_HOME: '/cache' } }, '/cache/onbehalf'],
  ['Linux with a relative XDG_CACHE_HOME, which must be ignored', { env: { XDG_CACHE_HOME: 'cache' } }, '/home/ada/.cache/onbehalf'],
  ['macOS', { platform: 'darwin', home: '/Users/ada' }, '/Users/ada/Library/Caches/onbehalf'],
  ['Windows', { platform: 'win32', home: 'C:\\Users\\ada' }, 'C:\\Users\\ada\\AppData\\Local\\onbehalf\\cache'],
  ['ONBEHALF_HOME', { env: { ONBEHALF_HOME: '/srv/onbehalf', XDG_CACHE_HOME: '/cache' } }, '/srv/onbehalf/cache'],
];

test.each(caches)('what can be found out again, on %s', (_, machine, folder) => {
  expect(cacheFolder({ platform: 'linux', home: '/home/ada', env: {}, ...machine })).toBe(folder);
});

test('a relative ONBEHALF_HOME is refused, naming it', () => {
  const problem = 'must be an absolute path such as /srv/onbehalf; it is "here".';

  expect(() => dataFolder({ platform: 'linux', home: '/home/ada', env: { ONBEHALF_HOME: 'here' } })).toThrow(
    expect.objectContaining({
      code: 'SETTINGS_INVALID',
      message: `The data folder cannot be used. ONBEHALF_HOME ${problem}`,
      fields: [{ field: 'ONBEHALF_HOME', problem }],
    }),
  );
});
