import { expect, test } from 'vitest';
import { createTestCalendar, everything } from '../../../../test/support/test-calendar.ts';
import { uploadHandler } from '../mail/upload-target.ts';

const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'plan.txt', contentType: 'text/plain', contentBytes: 'aGVsbG8=' };

test('are added to an event, listed, read and removed', async () => {
  const calendar = createTestCalendar();
  const { id } = await calendar.event('ada');
  const path = `/events/${String(id)}/attachments`;
  const { status, body } = await calendar.me('ada', path, { method: 'POST', body: file });
  expect({ status, body }).toMatchObject({ status: 201, body: { name: 'plan.txt', contentBytes: 'aGVsbG8=' } });
  expect((await calendar.me('ada', `/events/${String(id)}?$expand=attachments($select=name)`)).body).toMatchObject({
    hasAttachments: true,
    attachments: [{ name: 'plan.txt' }],
  });
  const one = `${path}/${String(body['id'])}`;
  const raw = await calendar.call(`/v1.0/me${one}/$value`, { as: `ada ${everything}` });
  expect([raw.headers.get('Content-Type'), await raw.text()]).toEqual(['text/plain', 'hello']);
  expect((await calendar.json(`/v1.0/me${path}`, { as: 'ada Calendars.ReadBasic' })).status).toBe(403);
  expect((await calendar.me('ada', one, { method: 'DELETE' })).status).toBe(204);
  expect((await calendar.me('ada', one)).status).toBe(404);
  expect((await calendar.me('ada', path)).body['value']).toEqual([]);
});

test('of one occurrence are in no other', async () => {
  const calendar = createTestCalendar();
  const recurrence = { pattern: { type: 'daily', interval: 1 }, range: { type: 'noEnd', startDate: '2026-03-02' } };
  await calendar.event('ada', { recurrence });
  const view = '/calendarView?startDateTime=2026-03-02&endDateTime=2026-03-05&$select=hasAttachments';
  const [, second] = (await calendar.me('ada', view)).body['value'] as { id: string }[];
  await calendar.me('ada', `/events/${String(second?.id)}/attachments`, { method: 'POST', body: file });
  const { body } = await calendar.me('ada', view);
  expect((body['value'] as { hasAttachments: boolean }[]).map(({ hasAttachments }) => hasAttachments)).toEqual([false, true, false]);
});

test('that are large come in ranges', async () => {
  const calendar = createTestCalendar();
  const { id } = await calendar.event('ada');
  const size = 3 * 1024 * 1024 + 1;
  const AttachmentItem = { attachmentType: 'file', name: 'film.bin', size };
  const path = `/events/${String(id)}/attachments/createUploadSession`;
  const { status, body } = await calendar.me('ada', path, { method: 'POST', body: { AttachmentItem } });
  expect(status).toBe(201);
  const put = new Request(String(body['uploadUrl']), {
    method: 'PUT',
    headers: { 'Content-Range': `bytes 0-${size - 1}/${size}` },
    body: new Uint8Array(size),
  });
  const done = await uploadHandler(calendar.tenant, put);
  expect([done.status, done.headers.get('Location')]).toEqual([
    201,
    expect.stringContaining(`/events/${encodeURIComponent(String(id))}/attachments/`),
  ]);
  expect((await calendar.me('ada', `/events/${String(id)}`)).body['hasAttachments']).toBe(true);
});
