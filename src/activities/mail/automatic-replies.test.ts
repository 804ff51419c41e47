import { describe, expect, test } from 'vitest';
import { recordedWorld, runRecorded } from '../../../test/support/recording-graph.ts';
import { turnOffAutomaticReplies } from './turn-off-automatic-replies.ts';
import { turnOnAutomaticReplies } from './turn-on-automatic-replies.ts';

async function turnOn(input: object, answer?: unknown) {
  const world = recordedWorld(turnOnAutomaticReplies, { 'PATCH /me/mailboxSettings': answer });
  const result = await runRecorded(turnOnAutomaticReplies, { internalMessage: 'Away.', ...input }, world);
  return { result, asked: world.calls[0]?.request.body };
}

describe('Turn On Automatic Replies', () => {
  test('without times holds from now on; people outside get nothing', async () => {
    const { asked, result } = await turnOn({});
    expect(asked).toEqual({
      automaticRepliesSetting: {
        status: 'alwaysEnabled',
        internalReplyMessage: 'Away.',
        externalReplyMessage: 'Away.',
        externalAudience: 'none',
      },
    });
    expect(result).toEqual({
      status: 'alwaysEnabled',
      internalMessage: 'Away.',
      externalMessage: 'Away.',
      externalAudience: 'none',
      start: null,
      end: null,
    });
  });

  test('with times says them in UTC, whatever the zone was', async () => {
    const { asked, result } = await turnOn({
      externalMessage: 'Closed.',
      externalAudience: 'all',
      start: '2026-12-24T12:00',
      end: '2027-01-04T08:00:00+02:00',
      timeZone: 'Romance Standard Time',
    });
    expect(asked).toMatchObject({
      automaticRepliesSetting: {
        status: 'scheduled',
        externalReplyMessage: 'Closed.',
        scheduledStartDateTime: { dateTime: '2026-12-24T11:00:00', timeZone: 'UTC' },
        scheduledEndDateTime: { dateTime: '2027-01-04T06:00:00', timeZone: 'UTC' },
      },
    });
    expect(result).toMatchObject({ start: '2026-12-24T11:00:00Z', end: '2027-01-04T06:00:00Z' });
  });

  test('sends plain texts as HTML that shows the same, and HTML as it is', async () => {
    const texts = { internalMessage: 'Line 1\nLine 2 <ok> & done', externalMessage: 'a <b>', externalAudience: 'all' };
    expect((await turnOn(texts)).asked).toMatchObject({
      automaticRepliesSetting: { internalReplyMessage: 'Line 1<br>Line 2 &lt;ok&gt; &amp; done', externalReplyMessage: 'a &lt;b&gt;' },
    });
    expect((await turnOn({ ...texts, bodyType: 'html' })).asked).toMatchObject({
      automaticRepliesSetting: { internalReplyMessage: texts.internalMessage, externalReplyMessage: texts.externalMessage },
    });
  });

  test('gives what the mailbox answers', async () => {
    const { result } = await turnOn(
      {},
      { automaticRepliesSetting: { status: 'alwaysEnabled', internalReplyMessage: '<p>Away.</p>', externalAudience: 'all' } },
    );
    expect(result).toMatchObject({ internalMessage: '<p>Away.</p>', externalAudience: 'all' });
  });

  test.each([
    [{ start: '2026-12-24' }, 'end must be given together with start.'],
    [{ start: 'soon', end: 'later' }, 'start must be a date and time in ISO 8601, such as 2026-11-23T09:00:00Z.'],
    [
      { start: '2026-02-30', end: '2025-02-29T10:00Z' },
      'start must be a day that exists: 2026-02-30 does not, that month has 28 days. end must be a day',
    ],
    [{ start: '2026-12-24', end: '2026-12-23' }, 'end must be after start.'],
    [{ externalMessage: 'Closed.' }, 'externalAudience must be contactsOnly or all for externalMessage to be sent.'],
    [
      { timeZone: 'Mars/Olympus' },
      'timeZone must be an IANA name (Europe/Paris) or a Windows name (Romance Standard Time); "Mars/Olympus" is neither.',
    ],
  ])('refuses %j', async (input, message) => {
    await expect(turnOn(input)).rejects.toThrow(message);
  });
});

describe('Turn Off Automatic Replies', () => {
  test('stops them', async () => {
    const world = recordedWorld(turnOffAutomaticReplies, {
      'PATCH /me/mailboxSettings': {
        automaticRepliesSetting: {
          status: 'disabled',
          internalReplyMessage: 'Away.',
          scheduledStartDateTime: { dateTime: '2026-12-24T11:00:00.0000000', timeZone: 'UTC' },
        },
      },
    });
    expect(await runRecorded(turnOffAutomaticReplies, {}, world)).toEqual({
      status: 'disabled',
      internalMessage: 'Away.',
      externalMessage: '',
      externalAudience: 'none',
      start: null,
      end: null,
    });
    expect(world.calls[0]?.request.body).toEqual({ automaticRepliesSetting: { status: 'disabled' } });
  });
});
