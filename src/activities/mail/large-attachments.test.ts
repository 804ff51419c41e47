import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../test/support/failure-of.ts';
import type { AttachmentSource } from '../attachment-source.ts';
import { needForDraft, refuseLarge, requestSize, withAttachments, type Compose } from './large-attachments.ts';

const limit = 4 * 1024 * 1024;
const compose: Compose = (attachments) => ({ message: { subject: 'é', attachments } });

function source(name: string, size: number, contentId?: string): AttachmentSource {
  return { name, size, contentType: 'text/plain', contentId, slice: async (start, end) => new Uint8Array(end - start) };
}

describe('what one request takes', () => {
  test.each([
    ['one file', [source('a', 1)]],
    ['files of lengths that base64 fills up', [source('a', 2), source('b', 3), source('c', 4)]],
    ['a picture inside the text', [source('grüße.png', 5, 'logo')]],
    ['no file', []],
  ])('is counted as it is sent, without reading the files: %s', async (_, sources) => {
    expect(requestSize(compose, sources)).toBe(Buffer.byteLength(JSON.stringify(await withAttachments(compose, sources))));
  });

  test('is less than 4 MB, to the byte', async () => {
    const filled =
      (length: number): Compose =>
      (attachments) => ({ attachments, text: 'x'.repeat(length) });
    const others = requestSize(filled(0), [source('a', 3)]);

    expect(needForDraft(filled(limit - others - 1), [source('a', 3)])).toEqual([]);
    expect(needForDraft(filled(limit - others), [source('a', 3)])).toEqual([
      {
        field: 'largeAttachments',
        because: 'the attachments make a request of 4.0 MB, and one takes less than 4 MB; more goes by way of a draft',
      },
    ]);
  });

  test('says nothing about a long text without files, which a draft takes no better', () => {
    expect(needForDraft(() => 'x'.repeat(2 * limit), [])).toEqual([]);
  });
});

test('files that turn out to be large are refused with the way to list the activity', async () => {
  refuseLarge('mail.reply', compose, [source('a', 1000)]);

  expect(await failureOf(() => refuseLarge('mail.reply', compose, [source('a', 2 * limit)]))).toMatchObject({
    code: 'INPUT_INVALID',
    message:
      'mail.reply cannot be used as given. largeAttachments must be true, because the attachments make a request of 10.7 MB, and one takes less than 4 MB; ' +
      'more goes by way of a draft; list use(mail.reply, { largeAttachments: true }).',
  });
});
