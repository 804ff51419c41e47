import { expect, test } from 'vitest';
import { eventText } from './event-text.ts';

test('a code for another device is shown with the page to enter it on, and who asks for what', () => {
  const until = new Date('2026-11-23T09:15:00Z');
  const application = { clientId: 'f2f43f65-16a6-4319-91b6-d2a342a88744', name: 'UiPathStudioO365App', publisher: 'UiPath', redirectUri: 'http://localhost' };
  const url = 'https://login.microsoftonline.com/devicelogin';

  expect(eventText({ type: 'deviceCode', userCode: 'BCDF2GHJK', url, application, permissions: ['Mail.Read', 'Mail.Send'], until })).toBe(
    [
      'UiPathStudioO365App by UiPath asks for Mail.Read, Mail.Send.',
      `Open ${url} on any device and enter this code before ${until.toLocaleTimeString()}:`,
      '  BCDF2GHJK',
    ].join('\n'),
  );
});
