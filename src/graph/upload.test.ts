import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, digestOf, uploadTo, type UploadFault } from '../../test/support/upload-session.ts';
import { brokenConnection } from '../../test/support/graph-client.ts';
import { outlookRange } from './upload.ts';

const range = 327_680;

describe('the range for Outlook', () => {
  test('is the largest multiple of 320 KiB below 4 MB', () => {
    expect(outlookRange).toBe(3_932_160);
    expect(outlookRange % range).toBe(0);
    expect(outlookRange).toBeLessThanOrEqual(4_000_000);
    expect(outlookRange + range).toBeGreaterThan(4_000_000);
  });
});

describe('an upload', () => {
  test('sends all ranges in order, without a token, and tells how far it is', async () => {
    const { session, progress, done } = uploadTo(bytesOf(2 * range + 5), { range });
    await done;

    expect(session.received()).toBe(digestOf(bytesOf(2 * range + 5)));
    expect(session.requests).toEqual(['PUT 0-327679', 'PUT 327680-655359', 'PUT 655360-655364']);
    expect(session.authorizations).toEqual([null, null, null]);
    expect(progress).toEqual(
      [0, range, 2 * range, 2 * range + 5].map((done) => ({ label: 'Uploading big.bin', done, total: 2 * range + 5, unit: 'bytes' })),
    );
  });

  test('reads the next range while one is sent, and none further', async () => {
    const { session, done } = uploadTo(bytesOf(3 * range), { range, faults: ['busy'] });
    await done;

    expect(session.steps.join(', ')).toBe(
      'read 0, read 327680, PUT 0-327679, GET, read 0, read 327680, PUT 0-327679, read 655360, PUT 327680-655359, PUT 655360-983039',
    );
  });

  test('whose file ends early while it is sent fails when that part is wanted, and not before', async () => {
    const { session, done } = uploadTo(bytesOf(range + 5), { range, size: range + 10 });
    await expect(done).rejects.toMatchObject({ code: 'CONFLICT' });

    expect(session.requests).toEqual(['PUT 0-327679']);
    expect(session.cancelled).toBe(true);
  });

  test('comes out whole for every size and every schedule of faults', async () => {
    const faults: readonly UploadFault[] = ['lostRequest', 'lostAnswer', 'half', 'busy', 'throttled', 'ok'];
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 * range }),
        fc.array(fc.constantFrom(...faults), { maxLength: 12 }),
        fc.boolean(),
        async (size, schedule, outlook) => {
          // Three in a row at most: more could outlast five tries.
          const faults = schedule.flatMap((fault, index): UploadFault[] => (index % 3 === 2 ? [fault, 'ok'] : [fault]));
          const { session, done } = uploadTo(bytesOf(size), { range, faults, outlook });
          await done;

          expect(session.received()).toBe(digestOf(bytesOf(size)));
          expect(session.cancelled).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('asks where to go on after a break, and sends only what is missing', async () => {
    const { session, done, waits } = uploadTo(bytesOf(2 * range), { range, faults: ['lostAnswer'] });
    await done;

    expect(session.requests).toEqual(['PUT 0-327679', 'GET', 'PUT 327680-655359']);
    expect(waits).toEqual([350]);
  });

  test('whose last answer was lost is complete when the server misses nothing', async () => {
    const { session, done } = uploadTo(bytesOf(10), { range, faults: ['lostAnswer'] });
    await done;

    expect(session.requests).toEqual(['PUT 0-9', 'GET']);
  });

  test('that goes on asks first, and sends only what is missing', async () => {
    const { session, progress, done } = uploadTo(bytesOf(3 * range), { range, before: 2 * range, how: { resume: true } });
    await done;

    expect(session.requests).toEqual(['GET', 'PUT 655360-983039']);
    expect(session.received()).toBe(digestOf(bytesOf(3 * range)));
    expect(progress[0]?.done).toBe(2 * range);
  });

  test.each([
    ['passes by itself', 'busy', false],
    ['stays', 'full', true],
  ] as const)('that may go on later leaves its session after a failure only if that %s', async (_, fault, isEnded) => {
    const faults = ['ok', ...Array<UploadFault>(9).fill(fault)] as const;
    const { session, done } = uploadTo(bytesOf(2 * range), { range, faults, how: { keep: true } });

    await expect(done).rejects.toMatchObject({ code: expect.any(String) });
    expect(session.cancelled).toBe(isEnded);
  });

  test('that is cancelled ends its session, also where it may go on later', async () => {
    const { session, done } = uploadTo(bytesOf(3 * range), { range, cancelAfter: 2, how: { keep: true } });

    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(session.cancelled).toBe(true);
  });

  test('of a range that the server has (416) goes on after it', async () => {
    const { session, done } = uploadTo(bytesOf(2 * range), { range, before: range });
    await done;

    expect(session.requests).toEqual(['PUT 0-327679', 'GET', 'PUT 327680-655359']);
  });

  test('to a session that is lost says to start again', async () => {
    const { done } = uploadTo(bytesOf(range), { range, faults: ['gone'] });

    await expect(done).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'mail.test lost the upload session: the server no longer knows it.',
      remedy: 'Start the upload again from the beginning.',
      details: { status: 404 },
    });
  });

  test.each([
    { isUnanswered: false, requests: ['PUT 0-327679', 'PUT 327680-327684', 'GET'] },
    { isUnanswered: true, requests: ['PUT 0-327679', 'PUT 327680-327684', 'GET', 'PUT 327680-327684'] },
  ])('whose last answer was lost, to a session that is gone then, says to look (asked in vain: $isUnanswered)', async (server) => {
    const { session, done } = uploadTo(bytesOf(range + 5), { range, faults: ['ok', 'lostEnd'], isUnanswered: server.isUnanswered });

    await expect(done).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'mail.test lost the upload session: the server no longer knows it. It may have been done all the same.',
      remedy: 'Look whether it was done before you try again.',
    });
    expect(session.requests).toEqual(server.requests);
  });

  test.each<{ faults: readonly UploadFault[] }>([{ faults: ['lostEnd'] }, { faults: ['ok', 'throttled', 'gone'] }])(
    'to a session that is lost before all has come, or known to have come ($faults), says to start again',
    async ({ faults }) => {
      const { done } = uploadTo(bytesOf(range + 5), { range, faults });

      await expect(done).rejects.toMatchObject({
        message: 'mail.test lost the upload session: the server no longer knows it.',
        remedy: 'Start the upload again from the beginning.',
      });
    },
  );

  test('that the server keeps at one place ends when the patience does, and the session with it', async () => {
    const { session, done } = uploadTo(bytesOf(2 * range), { range, faults: Array<UploadFault>(50).fill('stuck') });

    await expect(done).rejects.toMatchObject({
      code: 'NETWORK_FAILED',
      details: { reason: 'the server does not go on with the upload', attempts: 5 },
    });
    expect(session.cancelled).toBe(true);
  });

  test('that the server sends back and forth ends as well: only new ground renews the patience', async () => {
    const faults = Array.from({ length: 50 }, (_, put): UploadFault => (put % 2 === 1 ? 'forgotten' : 'ok'));
    const { session, done } = uploadTo(bytesOf(2 * range), { range, faults });

    await expect(done).rejects.toMatchObject({ code: 'NETWORK_FAILED', details: { attempts: 5 } });
    expect(session.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(10);
  });

  test('that goes on again has its whole patience for the next range', async () => {
    const busy = Array<UploadFault>(4).fill('busy');
    const { session, done, waits } = uploadTo(bytesOf(2 * range), { range, faults: [...busy, 'ok', ...busy, 'ok'] });
    await done;

    expect(session.received()).toBe(digestOf(bytesOf(2 * range)));
    expect(waits).toEqual([350, 600, 1100, 2100, 350, 600, 1100, 2100]);
  });

  test('that is throttled waits as long as the server asks', async () => {
    const { waits, done } = uploadTo(bytesOf(range), { range, faults: ['throttled'] });
    await done;

    expect(waits).toEqual([1250]);
  });

  test('that is refused ends with what Graph says', async () => {
    const { session, done } = uploadTo(bytesOf(range), { range, faults: ['full'] });

    await expect(done).rejects.toMatchObject({ code: 'QUOTA_EXCEEDED' });
    expect(session.cancelled).toBe(true);
  });

  test('that is cancelled ends its session', async () => {
    const { session, done } = uploadTo(bytesOf(3 * range), { range, cancelAfter: 2 });

    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(session.cancelled).toBe(true);
    expect(session.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2);
  });

  test('that is cancelled ends even where the server does not answer the farewell', async () => {
    const { done } = uploadTo(bytesOf(range), {
      range,
      faults: ['lostRequest'],
      cancelAfter: 1,
      farewell: () => Promise.reject(brokenConnection('ECONNREFUSED')),
    });

    await expect(done).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('of a file that shrinks meanwhile is given up', async () => {
    const { session, done } = uploadTo(bytesOf(range), { range, size: 2 * range });

    await expect(done).rejects.toMatchObject({ code: 'CONFLICT', message: 'big.bin changed while it was uploaded.' });
    expect(session.cancelled).toBe(true);
  });

  test.each([
    ['http://outlook.office.com/upload', 'https://graph.microsoft.com', 'the upload address is not encrypted (http://outlook.office.com)'],
    ['http://127.0.0.1:4001/upload', 'http://127.0.0.1:4000', 'the upload address is not encrypted (http://127.0.0.1:4001)'],
    ['http://emulator.example/upload', 'http://emulator.example', 'the upload address is not encrypted (http://emulator.example)'],
    ['file:///etc/passwd', 'https://graph.microsoft.com', 'the upload address is not encrypted (null)'],
    ['upload', 'https://graph.microsoft.com', 'the upload address is no address'],
  ])('to %s is refused', async (url, graphUrl, what) => {
    const { session, done } = uploadTo(bytesOf(range), { range, url, graphUrl });

    await expect(done).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: `The answer of Microsoft Graph cannot be followed: ${what}.`,
    });
    expect(session.requests).toEqual([]);
  });

  test('to the emulator on this machine is not', async () => {
    const { session, done } = uploadTo(bytesOf(5), { range, url: 'http://localhost:4000/_upload/1', graphUrl: 'http://localhost:4000' });
    await done;

    expect(session.received()).toBe(digestOf(bytesOf(5)));
  });

  test('of nothing, or in ranges of a wrong size, is a mistake', async () => {
    await expect(uploadTo(bytesOf(0), { range }).done).rejects.toThrow(
      new TypeError('big.bin is empty; an upload session takes files with content only.'),
    );
    await expect(uploadTo(bytesOf(5), { range: 1000 }).done).rejects.toThrow(
      new TypeError('A range is a multiple of 327680 bytes, not 1000.'),
    );
  });
});
