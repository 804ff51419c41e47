import { convert } from 'html-to-text';
import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { embed } from '../../src/embedded.ts';
import { microsoft365Scope } from '../../src/index.ts';

const written = 'Line 1\nLine 2 <ok> & done\n  so  far';

/** What a person reads. */
function shown({ contentType, content }: { readonly contentType: string; readonly content: string }): string {
  return (contentType === 'html' ? convert(content, { wordwrap: false }) : content).replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
}

test.each(['text', 'html'] as const)(
  'a plain text arrives with its lines and characters as an answer to a message in %s',
  async (bodyType) => {
    await using cloud = await embed({ account: 'ada@contoso.example' });
    await using m365 = await microsoft365Scope({ activities: [mail.send, mail.list, mail.reply, mail.forward] }, cloud.world());
    await m365.mail.send({ to: ['ada@contoso.example'], subject: 'Question', body: 'Which one?', bodyType });
    const [question] = await m365.mail.list({ top: 1 }).all();
    if (!question) throw new Error('It did not arrive.');

    await m365.mail.reply({ message: question, body: written });
    await m365.mail.forward({ message: question, body: written, to: ['ada@contoso.example'] });

    const answers = [...cloud.emulator.tenant.mailboxes.values()].flatMap(({ messages }) =>
      [...messages.values()].filter(({ subject, isDraft }) => /^(RE|FW): Question$/.test(subject) && !isDraft),
    );
    expect(answers.map(({ subject }) => subject).toSorted()).toEqual(['FW: Question', 'FW: Question', 'RE: Question', 'RE: Question']);
    for (const { body } of answers) expect(shown(body)).toContain(written);
  },
);

test('a plain automatic reply arrives with its lines and characters', async () => {
  await using cloud = await embed({ account: 'ada@contoso.example' });
  await using m365 = await microsoft365Scope({ activities: [mail.send, mail.list, mail.turnOnAutomaticReplies] }, cloud.world());
  await m365.mail.turnOnAutomaticReplies({ internalMessage: written });
  const [settings] = [...cloud.emulator.tenant.mailboxes.values()].flatMap(({ settings: { automaticRepliesSetting } }) => {
    const { status, internalReplyMessage } = automaticRepliesSetting as { status: string; internalReplyMessage: string };
    return status === 'alwaysEnabled' ? internalReplyMessage : [];
  });

  expect(shown({ contentType: 'html', content: settings ?? '' })).toBe(written);
});
