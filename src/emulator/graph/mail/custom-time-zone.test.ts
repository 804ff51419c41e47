import { expect, test } from 'vitest';
import { all, createTestMail } from '../../../../test/support/test-mail.ts';

const as = `ada ${all}`;
const offset = { time: '02:00:00.0000000', dayOccurrence: 2, dayOfWeek: 'Sunday', month: 10, year: 0 };
const zone = {
  '@odata.type': '#microsoft.graph.customTimeZone',
  bias: -200,
  name: 'Customized Time Zone',
  standardOffset: offset,
  daylightOffset: { ...offset, daylightBias: 100, month: 5, dayOccurrence: 4 },
};

const change = async (timeZone: unknown) =>
  await createTestMail().json('/v1.0/me/mailboxSettings', { as, method: 'PATCH', body: { workingHours: { timeZone } } });

test('working hours may be in a zone that says itself when daylight saving time is', async () => {
  const { status, body } = await change(zone);

  expect(status).toBe(200);
  expect(body['workingHours']).toMatchObject({
    startTime: '08:00:00.0000000',
    timeZone: {
      ...zone,
      standardOffset: { ...offset, dayOfWeek: 'sunday' },
      daylightOffset: { ...zone.daylightOffset, dayOfWeek: 'sunday' },
    },
  });
});

test('its name need not be given', async () => {
  expect((await change({ ...zone, name: undefined })).body['workingHours']).toMatchObject({ timeZone: { name: 'Customized Time Zone' } });
});

test.each<[object, string]>([
  [{ bias: 'x' }, "Cannot convert the literal 'x' to the expected type 'Edm.Int32'."],
  [{ bias: 1.5 }, 'workingHours/timeZone/bias'],
  [{ standardOffset: undefined }, 'workingHours/timeZone/standardOffset/time'],
  [{ standardOffset: { ...offset, time: '2 pm' } }, 'standardOffset/time'],
  [{ standardOffset: { ...offset, dayOccurrence: 0 } }, 'standardOffset/dayOccurrence'],
  [{ standardOffset: { ...offset, dayOccurrence: 6 } }, 'standardOffset/dayOccurrence'],
  [{ standardOffset: { ...offset, dayOfWeek: 'someday' } }, 'standardOffset/dayOfWeek'],
  [{ standardOffset: { ...offset, month: 0 } }, 'standardOffset/month'],
  [{ standardOffset: { ...offset, month: 13 } }, 'standardOffset/month'],
  [{ standardOffset: { ...offset, year: -1 } }, 'standardOffset/year'],
  [{ daylightOffset: { ...offset } }, 'daylightOffset/daylightBias'],
  [{ daylightOffset: undefined }, 'daylightOffset/daylightBias'],
])('%j is refused by its name', async (wrong, named) => {
  const { status, body } = await change({ ...zone, ...wrong });
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain(named);
});

test('a zone that is none is looked up by its name', async () => {
  expect((await change({ name: 'Nowhere' })).body).toMatchObject({ error: { code: 'ErrorInvalidTimeZone' } });
  expect((await change({ name: 'UTC' })).body['workingHours']).toMatchObject({ timeZone: { name: 'UTC' } });
});
