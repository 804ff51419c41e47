import { expect, test } from 'vitest';
import { eventText } from './event-text.ts';

test('a window of Windows is announced, because it may come up behind others', () => {
  const until = new Date('2026-11-23T09:00:30Z');
  const application = { clientId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', name: 'Tidier', redirectUri: 'ms-appx-web://x' };

  expect(eventText({ type: 'openingWindow', application, account: 'ada@contoso.example', permissions: ['Mail.Read'], until })).toBe(
    `Sign in in the window of Windows: Tidier asks as ada@contoso.example for Mail.Read.\nThe window may be behind others. Answer it before ${until.toLocaleTimeString()}.`,
  );
});

test('a code for another device is shown with the page to enter it on, and who asks for what', () => {
  const until = new Date('2026-11-23T09:15:00Z');
  const application = {
    clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
    name: 'UiPathStudioO365App',
    publisher: 'UiPath',
    redirectUri: 'http://localhost',
  };
  const url = 'https://login.microsoftonline.com/devicelogin';

  expect(eventText({ type: 'deviceCode', userCode: 'BCDF2GHJK', url, application, permissions: ['Mail.Read', 'Mail.Send'], until })).toBe(
    [
      'UiPathStudioO365App by UiPath asks for Mail.Read, Mail.Send.',
      `Open ${url} on any device and enter this code before ${until.toLocaleTimeString()}:`,
      '  BCDF2GHJK',
    ].join('\n'),
  );
});

test('a page that asks for no permission asks who somebody is', () => {
  const application = { clientId: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10', name: 'Tidier', redirectUri: 'http://localhost' };
  const [host, url] = ['login.microsoftonline.com', 'https://login.microsoftonline.com/x'];
  const about = { application, permissions: [], until: new Date(), host, url, redirectUri: 'http://localhost' };

  for (const event of [
    { type: 'opening', ...about },
    { type: 'openingWindow', ...about },
    { type: 'deviceCode', userCode: 'B', ...about },
  ] as const)
    expect(eventText(event)).toMatch(/Tidier asks for nothing but who you are\./);
});

test('calls that a cloud does not have are told before anybody signs in; what a person removed is known to that person', () => {
  const reason = { activity: 'mail.delete', operation: 'POST /me/messages/{message}/permanentDelete' } as const;
  const detection = {
    permissions: [],
    calls: [],
    warnings: [
      { ...reason, kind: 'absent', message: 'It is not there.' },
      { ...reason, kind: 'removed', message: 'It was removed.' },
    ],
  } as const;

  expect(eventText({ type: 'permissions', detection })).toBe('It is not there.');
  expect(eventText({ type: 'permissions', detection: { ...detection, warnings: [] } })).toBeUndefined();
});

test.each([
  ['held', 12.34, 'mail.move: Microsoft 365 asked the calls before to wait; going on in 12.3 s.'],
  ['spread', 1, 'mail.move: Microsoft 365 allows few more calls for now; going on in 1.0 s.'],
  ['spread', 0.9, undefined],
] as const)('a turn that comes later (%s, %d s) is told where somebody would notice it', (reason, seconds, text) => {
  expect(eventText({ type: 'pacing', activity: 'mail.move', operation: 'POST /me/messages/{id}/move', reason, seconds })).toBe(text);
});
