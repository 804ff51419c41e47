import { expect } from 'vitest';
import { all, type TestMail } from './test-mail.ts';

/** Lines of MIME. */
export const lines = (...written: readonly string[]): string => written.join('\r\n');

/** Makes a draft of Ada from MIME and answers with it. */
export async function mimeDraft(mail: TestMail, mime: string): Promise<Record<string, unknown>> {
  const body = Buffer.from(mime, 'utf8').toString('base64');
  const answer = await mail.call('/v1.0/me/messages', {
    as: `ada ${all}`,
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body,
  });
  return (await answer.json()) as Record<string, unknown>;
}

/** The MIME of a message. @param alias - Whose it is. Default Ada's. */
export async function mimeOf(mail: TestMail, message: Record<string, unknown> | undefined, alias = 'ada'): Promise<string> {
  const answer = await mail.call(`/v1.0/me/messages/${String(message?.id)}/$value`, { as: `${alias} ${all}` });
  expect(answer.status).toBe(200);
  return answer.text();
}

/** The attachments of a message of Ada. */
export async function attachmentsOf(mail: TestMail, message: Record<string, unknown>): Promise<Record<string, unknown>[]> {
  const { body } = await mail.json(`/v1.0/me/messages/${String(message.id)}/attachments`, { as: `ada ${all}` });
  return body.value as Record<string, unknown>[];
}
