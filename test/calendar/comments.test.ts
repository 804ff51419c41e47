import { convert } from 'html-to-text';
import { expect, test } from 'vitest';
import { calendar } from '../../src/activities/index.ts';
import { embed, type Embedment } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

const written = 'Line 1\nLine 2 <ok> & "done"\n  so  far';

async function scopeOf(cloud: Embedment, alias: string) {
  const { create, list, respond, forward, delete: remove } = calendar;
  const { openBrowser } = cloud.emulator.person(`${alias}@contoso.example`);
  return microsoft365Scope({ activities: [create, list, respond, forward, remove] }, { ...cloud.world(), openBrowser });
}

/** What people read, by the subject. */
function received(cloud: Embedment): Map<string, string> {
  const messages = [...cloud.emulator.tenant.mailboxes.values()].flatMap(({ messages: all }) => [...all.values()]);
  return new Map(
    messages.map(({ subject, body: { contentType, content } }) => {
      const shown = contentType === 'html' ? convert(content, { wordwrap: false }) : content;
      return [subject, shown.replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ')];
    }),
  );
}

test('a comment arrives with its lines and characters: with an answer, with a forwarded invitation, with a cancellation', async () => {
  await using cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  await using ada = await scopeOf(cloud, 'ada');
  await using ben = await scopeOf(cloud, 'ben');
  const [start, end, subject] = ['2026-12-01T14:00', '2026-12-01T15:00', 'Rehearsal'];
  const meeting = await ada.calendar.create({ subject, start, end, requiredAttendees: ['ben@contoso.example'] });
  const [invitation] = await ben.calendar.list({ start: '2026-12-01', end: '2026-12-02', search: subject }).all();

  await ben.calendar.respond({ event: invitation ?? '', response: 'accept', comment: written });
  await ada.calendar.forward({ event: meeting, to: ['diego@contoso.example'], comment: written });
  await ada.calendar.delete({ event: meeting, comment: written });

  const texts = received(cloud);
  expect(texts.get('Accepted: Rehearsal')).toContain(written);
  expect(texts.get('FW: Rehearsal')).toContain(written);
  expect(texts.get('Canceled: Rehearsal')).toContain(written);
});
