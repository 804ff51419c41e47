import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

test.each(['text', 'html'] as const)(
  'an online meeting is joined at the same address after another text of it, in %s',
  async (bodyType) => {
    await using cloud = await embed({ account: 'ada@contoso.example', now: new Date('2026-11-02T09:00:00Z') });
    const { create, update, get } = calendar;
    await using m365 = await microsoft365Scope({ activities: [create, update, get] }, cloud.world());
    const at = { start: '2026-12-01T14:00', end: '2026-12-01T15:00' };
    const made = await m365.calendar.create({ subject: 'Figures', ...at, isOnlineMeeting: true, body: 'Bring numbers.' });
    expect(made.joinUrl).toContain('https://teams.microsoft.com/l/meetup-join/');

    for (const word of ['first', 'second']) await m365.calendar.update({ event: made, body: `The ${word} text.`, bodyType });

    const { body, joinUrl, isOnlineMeeting } = await m365.calendar.get({ event: made, bodyType });
    expect({ joinUrl, isOnlineMeeting }).toEqual({ joinUrl: made.joinUrl, isOnlineMeeting: true });
    expect(body).toContain('The second text.');
    expect(body).not.toMatch(/first|numbers/);
    expect(body).toContain('Microsoft Teams meeting');
  },
);
