import { expect, test } from 'vitest';
import { complete } from './complete.ts';

test.each<[string[], string[]]>([
  [['he'], ['help']],
  [['mai'], ['mail']],
  [['emu'], ['emulator']],
  [
    ['connections', 're'],
    ['rename', 'remove'],
  ],
  [
    ['emulator', 'st'],
    ['start', 'status', 'stop'],
  ],
  [['doctor', 'e'], ['explain']],
  [['mail', 'newe'], ['newest']],
  [['mail', 'list', '--js'], ['--json']],
  [['mail', 'list', '--sele'], ['--select']],
  [['mail', 'list', '--outp'], ['--output']],
  [['mail', 'list', '--hel'], ['--help']],
  [
    ['mail', 'list', '--output', ''],
    ['json', 'jsonl', 'table', 'csv', 'tsv'],
  ],
  [
    ['mail', 'list', '--output', 'js'],
    ['json', 'jsonl'],
  ],
  [
    ['mail', 'list', '--sign-in-through', ''],
    ['Browser', 'PastedAddress', 'DeviceCode'],
  ],
  [['mail', 'list', '--top', ''], []],
  [['mail', 'list', '--unread-only', '--unat'], ['--unattended']],
  [['emulator', 'start', '--por'], ['--port']],
  [['nothing', ''], []],
  [['mail', 'nothing', ''], []],
])('%j is completed', async (words, candidates) => {
  expect((await complete(words)).toSorted()).toEqual(candidates.toSorted());
});

test('nothing typed gives each first word once', async () => {
  const words = await complete([]);
  expect(words).toEqual(await complete(['']));
  expect(words).toEqual([...new Set(words)]);
  expect(words).toEqual(expect.arrayContaining(['app', 'connections', 'emulator', 'help', 'mail', 'signin']));
  expect(words.every((word) => !word.includes(' '))).toBe(true);
});
