import assert from 'node:assert/strict';
import { chat, microsoft365Scope, use } from 'onbehalf';

// Tells a colleague and the team what was done, and mentions who goes on.
await using m365 = await microsoft365Scope({
  activities: [chat.create, chat.send, chat.teams, chat.channels, use(chat.sendToChannel, { mentions: true })],
});

const withChloe = await m365.chat.create({ people: ['chloe@contoso.example'] });
const sent = await m365.chat.send({ chat: withChloe, text: 'The invoices of October are paid.\nAll twelve of them.' });
assert.equal(sent.chatId, withChloe.id);

for await (const team of m365.chat.teams()) {
  const channels = await m365.chat.channels({ team }).all();
  const general = channels.find(({ displayName }) => displayName === 'General');
  if (!general) continue;
  const message = await m365.chat.sendToChannel({
    channel: general,
    subject: 'October',
    text: 'All paid. @diego@contoso.example, the import may run.',
    mentions: ['diego@contoso.example'],
  });
  assert.deepEqual(message.mentions, ['Diego Ruiz']);
}
