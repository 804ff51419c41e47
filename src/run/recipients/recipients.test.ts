import { expect, test } from 'vitest';
import { loadText, runText } from '../../../test/support/flow-text.ts';
import { microsoft365Scope } from '../../connection/index.ts';
import { embed } from '../../embedded.ts';
import { ownActivities } from '../../flow/catalogue.ts';
import { send } from '../../activities/mail/send.ts';
import { checkRecipients } from './check-recipients.ts';
import { guardedWorld } from './guarded-world.ts';
import { recipientRule } from './recipient-rule.ts';

const project = { blockedRecipients: ['*@competitor.example', 'elin@contoso.example'], privateNames: [] };
const rule = recipientRule(project.blockedRecipients);

const flow = (steps: string): string => `version: 1
name: test
inputs: { who: { type: text, default: 'Spy <Spy@Competitor.example>' } }
steps:
  - microsoft365Scope:
      steps:
${steps.replaceAll(/^(?=.)/gm, '        ')}`;

const reads = new Set(['GET', 'HEAD']);

/** What was changed in the cloud, as the emulator saw it. */
function changesOf(cloud: Awaited<ReturnType<typeof embed>>): string[] {
  return cloud.emulator.requests
    .list()
    .filter(({ method, path }) => /^\/(?:v1\.0|beta)\//.test(path) && !reads.has(method))
    .map(({ method, path }) => `${method} ${path}`);
}

const computed = {
  'a message': '- use: mail.send\n  with: { to: [ben@contoso.example, "${inputs.who}"], subject: Hi }\n',
  'a copy of a draft': '- use: mail.send\n  with: { to: [ben@contoso.example], cc: ["${inputs.who}"], subject: Hi, saveAsDraft: true }\n',
  'an invitation':
    '- use: calendar.create\n  with: { subject: Plan, start: 2026-11-30T09:00:00, end: 2026-11-30T10:00:00, requiredAttendees: ["${inputs.who}"] }\n',
  'a shared file': '- use: files.share\n  with: { item: Documents/Supplier budget.csv, recipients: ["${inputs.who}"] }\n',
  'an answer':
    '- set: { message: { id: AAMk, from: { name: Spy, address: spy@competitor.example } } }\n- use: mail.reply\n  with: { message: "${message}" }\n',
} as const;

test.each(Object.entries(computed))(
  '%s to a blocked recipient is refused before the call, by its rule; in a dry run as well',
  async (_what, steps) => {
    await using cloud = await embed();
    for (const isDry of [false, true]) {
      const { error } = await runText(flow(steps), { world: cloud.world(), project, isDry });

      expect(error).toMatchObject({ code: 'INPUT_INVALID' });
      expect(String(error)).toMatch(
        /spy@competitor\.example is blocked by blockedRecipients\.0 of onbehalf\.yaml, `\*@competitor\.example`/i,
      );
    }
    expect(changesOf(cloud)).toEqual([]);
  },
);

test('who is not blocked is sent to', async () => {
  await using cloud = await embed();
  const { error } = await runText(
    flow('- use: mail.send\n  with: { to: [ben@contoso.example], subject: Hi, body: "see spy@competitor.example" }\n'),
    {
      world: cloud.world(),
      project,
    },
  );

  expect(error).toBeUndefined();
  expect(changesOf(cloud)).toEqual(['POST /v1.0/me/sendMail']);
});

test('a recipient that is written in a flow is refused before anything runs, where it stands', async () => {
  const text = flow(
    '- use: mail.send\n  with:\n    to: [ben@contoso.example, Elin <elin@contoso.example>]\n    subject: Hi\n- use: mail.move\n  with: { message: a, to: elin@contoso.example }\n  disabled: true\n',
  );

  await expect(checkRecipients(await loadText(text), ownActivities, rule)).rejects.toMatchObject({
    code: 'AUTOMATION_INVALID',
    fields: [
      {
        field: '9:39',
        problem: 'to must not name elin@contoso.example: it is blocked by blockedRecipients.1 of onbehalf.yaml, `elin@contoso.example`.',
      },
    ],
  });
});

test('a request of any making that names a blocked recipient is refused before it is sent', async () => {
  await using cloud = await embed();
  await using m365 = await microsoft365Scope({ activities: [send] }, guardedWorld(cloud.world(), rule));

  await expect(m365.mail.send({ bcc: ['spy@competitor.example'], subject: 'Hi' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
    fields: [{ field: 'spy@competitor.example' }],
  });
  expect(changesOf(cloud)).toEqual([]);
});
