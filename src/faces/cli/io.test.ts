import { describe, expect, test } from 'vitest';
import { testTerminal } from '../../../test/support/test-terminal.ts';

const hostile = '\u001B[2J\u001B]0;owned\u0007 \u202Egnp\r\u009B31m';
const shown = String.raw`\u001B[2J\u001B]0;owned\u0007 \u202Egnp\u000D\u009B31m`;

describe('whatever is printed is harmless', () => {
  test.each([true, false])('lines on both outputs, at a terminal: %s', (isTTY) => {
    const { io, stdout, stderr } = testTerminal({ isTTY });

    io.out(`Subject ${hostile}`);
    io.say(`Error ${hostile}`);

    expect(stdout()).toBe(`Subject ${shown}\n`);
    expect(stderr()).toBe(`Error ${shown}\n`);
  });

  test('marks are those of this run alone', () => {
    const { io, stdout } = testTerminal({ isTTY: true });
    const other = testTerminal({ isTTY: true }).io;

    io.out(`${io.style.good(`Done ${hostile}`)} ${other.style.bad('forged')}`);

    expect(stdout()).toMatch(/^\u001B\[32mDone [^\u001B]*\u001B\[39m \\u0001[-\w]+:31mforged\\u0001[-\w]+:39m\n$/); // oxlint-disable-line no-control-regex
  });

  test('JSON, with --json and without', () => {
    const { io, stdout } = testTerminal({ json: true });

    io.item({ subject: hostile });
    io.value({ subject: hostile });

    const line = `${String.raw`{"subject":"\u001b[2J\u001b]0;owned\u0007 \u202egnp\r\u009b31m"}`}\n`;
    expect(stdout()).toBe(line + line);
  });
});

describe('marks', () => {
  const marked = (options: Parameters<typeof testTerminal>[0]): string => {
    const { io, stdout } = testTerminal(options);
    const { bold, dim, good, bad, warn } = io.style;
    io.out(`${bold('b')}${dim('d')}${good('g')}${bad('r')}${warn(`w${bold('n')}`)}`);
    return stdout();
  };
  const coloured =
    '\u001B[1mb\u001B[22m\u001B[2md\u001B[22m\u001B[32mg\u001B[39m\u001B[31mr\u001B[39m\u001B[33mw\u001B[1mn\u001B[22m\u001B[39m\n';

  test.each<[string, Parameters<typeof testTerminal>[0], string]>([
    ['are there at a terminal', { isTTY: true }, coloured],
    ['are not there where nobody looks', {}, 'bdgrwn\n'],
    ['are there when FORCE_COLOR says so', { env: { FORCE_COLOR: '1' } }, coloured],
    ['are not there with NO_COLOR, whatever else', { isTTY: true, env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, 'bdgrwn\n'],
    ['are not there on a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, 'bdgrwn\n'],
  ])('%s', (_, options, expected) => {
    expect(marked(options)).toBe(expected);
  });
});

describe('a line that is drawn over', () => {
  test('takes the place of the one before, fits, and is one line', () => {
    const { io, stderr } = testTerminal({ isTTY: true, columns: 12 });

    io.draw('One\ntwo three four');
    io.draw('');

    expect(stderr()).toBe('\r\u001B[K\u001B[2mOne two thr\u001B[22m\r\u001B[K');
  });

  test('shows no escape of a file name', () => {
    const { io, stderr } = testTerminal({ isTTY: true, env: { NO_COLOR: '1' } });

    io.draw('Uploading \u001B[2Jx');

    expect(stderr()).toBe(String.raw`${'\r\u001B[K'}Uploading \u001B[2Jx`);
  });

  test('is not drawn where nobody looks', () => {
    const { io, stderr } = testTerminal();

    io.draw('Uploading');

    expect(stderr()).toBe('');
  });
});

test('what a person sees and what a program reads', () => {
  expect(testTerminal({ isTTY: true }).io).toMatchObject({ isTerminal: true, canAsk: true, json: false });
  expect(testTerminal({ isTTY: true, json: true }).io).toMatchObject({ isTerminal: false, canAsk: true, json: true });
  expect(testTerminal({ columns: 0 }).io).toMatchObject({ isTerminal: false, canAsk: false, width: 80 });

  const person = testTerminal({ isTTY: true });
  person.io.value([1]);
  person.io.item([1]);
  expect(person.stdout()).toBe('[\n  1\n]\n[1]\n');
});
