import { mail, microsoft365Scope } from 'onbehalf';

// Lets the mailbox answer for a week, and shows how to take that back.
await using m365 = await microsoft365Scope({ activities: [mail.turnOnAutomaticReplies, mail.turnOffAutomaticReplies] });

const start = new Date();
const end = new Date(start.getTime() + 7 * 24 * 60 * 60 * 1000);
await m365.mail.turnOnAutomaticReplies({
  internalMessage: 'I am away this week; Chloe helps in the meantime.',
  externalMessage: 'I am away until next week.',
  externalAudience: 'contactsOnly',
  start: start.toISOString(),
  end: end.toISOString(),
});
await m365.mail.turnOffAutomaticReplies();
