import { expect, test } from 'vitest';
import { mail } from '../../src/activities/index.ts';
import { microsoft365Scope, use, type World } from '../../src/connection/index.ts';
import { embed } from '../../src/embedded.ts';
import { failureOf } from '../support/failure-of.ts';

/** A tenant in which something happens while one waits; what is kept there outlives a run. */
async function waitingWorld(happens: (deliver: (subject: string) => Promise<void>) => Promise<void>) {
  const cloud = await embed({ now: new Date('2026-11-02T09:00:00Z') });
  const base = cloud.world();
  const deliver = async (subject: string): Promise<void> => {
    const message = { from: 'shop@outside.example', to: ['ada@contoso.example'], subject, text: 'See above.' };
    const answer = await cloud.emulator.fetch(
      new Request('http://localhost/_emulator/messages', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
      }),
    );
    expect(answer.status).toBe(201);
  };
  const world: World = {
    ...base,
    async wait(milliseconds) {
      cloud.emulator.tenant.clock.advance(milliseconds);
      await happens(deliver);
    },
  };
  return { cloud, world, deliver };
}

test('each run goes on after what the one before was given, and what came between them is not missed', async () => {
  let count = 0;
  const { cloud, world, deliver } = await waitingWorld((come) => come(`Order ${(count += 1)}`));
  await using _ = cloud;
  const given: string[] = [];
  for (let run = 0; run < 4; run += 1) {
    await using m365 = await microsoft365Scope({ activities: [mail.waitForReceived, mail.mark] }, world);
    const message = await m365.mail.waitForReceived({ position: 'orders', timeoutSeconds: 3600 });
    given.push(message.subject);
    // What happens to it afterwards is no arrival.
    await m365.mail.mark({ message, as: 'read' });
    if (run === 1) await deliver('Between two runs');
  }

  expect(given).toEqual(['Order 1', 'Order 2', 'Between two runs', 'Order 3']);
});

test('what does not fit is let by, and another position knows nothing of this one', async () => {
  let count = 0;
  const { cloud, world } = await waitingWorld(async (come) => {
    await come(`News ${(count += 1)}`);
    if (count === 2) await come('Invoice 8');
  });
  await using _ = cloud;
  await using m365 = await microsoft365Scope({ activities: [mail.waitForReceived] }, world);
  const filter = { match: 'all', conditions: [{ field: 'subject', operator: 'contains', value: 'invoice' }] } as const;

  expect((await m365.mail.waitForReceived({ filter, position: 'invoices' })).subject).toBe('Invoice 8');
  expect(await failureOf(m365.mail.waitForReceived({ filter, position: 'others', timeoutSeconds: 30 }))).toMatchObject({
    code: 'TIMED_OUT',
    message: 'Nothing came within 30 s.',
  });
});

test('a cancelled run ends the waiting at once', async () => {
  const stop = new AbortController();
  const { cloud, world } = await waitingWorld(async () => stop.abort());
  await using _ = cloud;
  await using m365 = await microsoft365Scope({ activities: [mail.waitForReceived], signal: stop.signal }, world);

  expect(await failureOf(m365.mail.waitForReceived())).toMatchObject({ code: 'CANCELLED' });
});

test('a shared mailbox is waited at where that is listed', async () => {
  const { cloud, world } = await waitingWorld(async () => undefined);
  await using _ = cloud;
  await using m365 = await microsoft365Scope({ activities: [use(mail.waitForReceived, { mailbox: true })] }, world);

  expect(m365.permissions.permissions.map(({ name }) => name)).toEqual(['Mail.Read.Shared']);
  expect(await failureOf(m365.mail.waitForReceived({ mailbox: 'invoices@contoso.example', timeoutSeconds: 9 }))).toMatchObject({
    code: 'TIMED_OUT',
  });
});
