import { expect, test } from 'vitest';
import { browserCanComeUp, somebodyCanAnswer, type Seat } from './browser.ts';

test.each([
  ['a Linux desktop', 'linux', { DISPLAY: ':0' }, true],
  ['a Wayland desktop', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['a Linux server', 'linux', {}, false],
  ['a Linux server with a browser of its own', 'linux', { BROWSER: 'lynx' }, true],
  ['Windows', 'win32', {}, true],
  ['macOS', 'darwin', {}, true],
  ['Windows with a browser of its own, through SSH', 'win32', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', BROWSER: 'edge' }, true],
  [
    'macOS with a display that counts for nothing, through SSH',
    'darwin',
    { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: ':0' },
    false,
  ],
  ['another system without a desktop', 'freebsd', {}, false],
  ['Windows through SSH', 'win32', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
  ['macOS through SSH', 'darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
] as const)('a browser on %s', (_, platform, env, expected) => {
  expect(browserCanComeUp({ platform, env })).toBe(expected);
});

const desk: Seat = { platform: 'linux', env: { DISPLAY: ':0' }, terminal: false };
const server: Seat = { platform: 'linux', env: {}, terminal: false };
const seat = (base: Seat, env: Record<string, string | undefined>, terminal = base.terminal): Seat => ({
  ...base,
  env: { ...base.env, ...env },
  terminal,
});

test.each<[string, Seat, boolean]>([
  ['a desktop', desk, true],
  ['a server', server, false],
  ['a terminal of a server', seat(server, {}, true), true],
  ['a server with a browser of its own', seat(server, { BROWSER: 'lynx' }), true],
  ['a build', seat(desk, { CI: 'true' }), false],
  ['a build that says it is none', seat(desk, { CI: 'false' }), true],
  ['a build with a terminal', seat(server, { CI: '1' }, true), true],
  ['a build with a browser of its own', seat(server, { CI: '1', BROWSER: 'lynx' }), true],
  ['Windows through SSH', { platform: 'win32', env: { SSH_CONNECTION: 'x' }, terminal: false }, false],
  ['Windows through SSH in a terminal', { platform: 'win32', env: { SSH_CONNECTION: 'x' }, terminal: true }, true],
])('somebody can answer at %s', (_, at, expected) => {
  expect(somebodyCanAnswer(at)).toBe(expected);
});

test.each([
  ['1', false],
  ['true', false],
  ['0', true],
  ['false', true],
  ['', true],
  [undefined, true],
])('ONBEHALF_UNATTENDED=%s counts before everything else', (said, expected) => {
  const everything = seat(desk, { ONBEHALF_UNATTENDED: said, BROWSER: 'lynx' }, true);

  expect(somebodyCanAnswer(everything)).toBe(expected);
});
