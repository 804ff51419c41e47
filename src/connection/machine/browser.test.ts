import { expect, test } from 'vitest';
import { browserCanComeUp } from './browser.ts';

test.each([
  ['a Linux desktop', 'linux', { DISPLAY: ':0' }, true],
  ['a Wayland desktop', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['a Linux server', 'linux', {}, false],
  ['a Linux server with a browser of its own', 'linux', { BROWSER: 'lynx' }, true],
  ['Windows', 'win32', {}, true],
  ['Windows through SSH', 'win32', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
  ['macOS through SSH', 'darwin', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }, false],
] as const)('a browser on %s', (_, platform, env, expected) => {
  expect(browserCanComeUp({ platform, env })).toBe(expected);
});
