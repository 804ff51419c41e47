import { describe, expect, test } from 'vitest';
import { findCommand } from './find-command.ts';

describe('words name a command, and the rest is its own', () => {
  test.each([
    ['signin', 'signin', []],
    ['signin mail.list --json', 'signin', ['mail.list', '--json']],
    ['connections', 'connections', []],
    ['connections --json', 'connections', ['--json']],
    ['connections show work', 'connections show', ['work']],
    ['connections list', 'connections list', []],
    ['doctor', 'doctor', []],
    ['doctor tidy.ts', 'doctor', ['tidy.ts']],
    ['doctor explain 65001', 'doctor explain', ['65001']],
    ['app permissions add Tidier Mail.Read', 'app permissions add', ['Tidier', 'Mail.Read']],
    ['mail list --top 1', 'mail list', ['--top', '1']],
    ['mail set-categories', 'mail set-categories', []],
  ])('%s', async (line, name, args) => {
    const found = await findCommand(line.split(' '));

    expect(found).toMatchObject({
      name,
      args,
      summary: expect.stringMatching(/^[A-Z].*\.$/) as string,
      command: { run: expect.any(Function) as () => void },
    });
  });
});

describe('words that name a group give its list', () => {
  test.each([
    ['', 'Commands:'],
    ['mail', '  set-categories '],
    ['mail --json', '  set-categories '],
    ['app', '  permissions add '],
    ['app permissions', '  remove '],
    ['emulator', '  stop '],
    ['secrets --json', '  set '],
  ])('%s', async (line, part) => {
    const found = await findCommand(line === '' ? [] : line.split(' '));

    expect('text' in found ? found.text : found.name).toContain(part);
  });
});

describe('other words are refused with what may be meant', () => {
  test.each([
    ['--top', '--top is not known here; `onbehalf --help` lists the commands.'],
    ['sigin', 'sigin is not a command; did you mean `onbehalf signin`?'],
    ['nothingofthekind', 'nothingofthekind is not a command; known are quickstart, new, check,'],
    ['connections shwo', 'connections shwo is not a command; did you mean `onbehalf connections show`?'],
    ['emulator strat', 'emulator strat is not a command; did you mean `onbehalf emulator start`?'],
    ['emulator nothing', 'emulator nothing is not a command; known are emulator start, emulator status,'],
    ['mail lsit', 'mail lsit is not a command; did you mean `onbehalf mail list`?'],
    ['mail xyzzyxyzzy', 'mail xyzzyxyzzy is not a command; known are mail archive,'],
    ['constructor', 'constructor is not a command'],
  ])('%s', async (line, says) => {
    await expect(findCommand(line.split(' '))).rejects.toThrow(says);
  });
});
