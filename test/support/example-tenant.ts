import { createEmulator, type Emulator } from '../../src/emulator/index.ts';
import type { SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { ExamplePlaceholder } from '../../src/core/examples.ts';
import { exampleEvents } from './example-events.ts';
import { exampleFileEvents, exampleFiles } from './example-files.ts';
import type { Mailbox } from '../../src/emulator/tenant/mailbox.ts';
import type { Channel } from '../../src/emulator/tenant/teams.ts';

/** A tenant in which an example runs as Ada, holding exactly the permissions that are handed in. */
export interface ExampleTenant extends AsyncDisposable {
  readonly emulator: Emulator;
  /** An access token of Ada with these permissions and no other. */
  token(permissions: readonly string[]): Promise<string>;
  /**
   * Lets time pass by the tenant's clock, in milliseconds. Meanwhile Ben writes to Ada and to the shared mailbox, she answers and
   * files his message, and they invite each other.
   */
  wait(milliseconds: number): Promise<void>;
  /** The ids that an example names by placeholders; a draft is made. @param isAlone - For an application without a person. Default false. */
  ids(wanted: readonly ExamplePlaceholder[], isAlone?: boolean): Promise<Partial<Record<ExamplePlaceholder, string>>>;
}

const order = 'Order 7';
const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';

/** Starts a fresh tenant. @param signingKey - Shared by many tenants, because making one costs more than all the rest. */
export async function exampleTenant(signingKey: SigningKey): Promise<ExampleTenant> {
  const emulator = await createEmulator({ signingKey, now: new Date('2026-11-02T09:00:00Z') });
  const { tenant } = emulator;
  const personOf = (address: string) => {
    const user = [...tenant.users.values()].find(({ mail }) => mail === address);
    if (!user) throw new Error(`The seeded tenant has no ${address}.`);
    return user;
  };
  const ada = personOf('ada@contoso.example');
  // In the seeded tenant nobody reports to her.
  personOf('ben@contoso.example').managerId = ada.id;

  async function token(permissions: readonly string[]): Promise<string> {
    tenant.consents.splice(0, tenant.consents.length, {
      id: tenant.ids.guid(),
      clientId,
      principalId: ada.id,
      permissions: [...permissions],
    });
    const answer = await emulator.fetch(
      new Request(`https://login.microsoftonline.com/${tenant.id}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          client_id: clientId,
          grant_type: 'password',
          username: ada.userPrincipalName,
          password: ada.password,
          scope: ['openid', ...permissions].join(' '),
        }),
      }),
    );
    const { access_token: value, error_description: problem } = (await answer.json()) as {
      access_token?: string;
      error_description?: string;
    };
    if (!value) throw new Error(`No token: ${problem}`);
    return value;
  }

  async function makeDraft(): Promise<string> {
    const answer = await emulator.fetch(
      new Request('https://graph.microsoft.com/v1.0/me/messages', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await token(['Mail.ReadWrite'])}`,
          'content-type': 'application/json',
          prefer: 'IdType="ImmutableId"',
        },
        body: JSON.stringify({ subject: 'Lunch?', toRecipients: [{ emailAddress: { address: 'diego@contoso.example' } }] }),
      }),
    );
    return ((await answer.json()) as { id: string }).id;
  }

  function makeGroup(): string {
    const id = tenant.ids.guid();
    const diego = personOf('diego@contoso.example').id;
    tenant.groups.set(id, { id, displayName: 'Auditors', mail: null, owners: [ada.id, diego], members: [diego] });
    return id;
  }

  const events = exampleEvents(emulator);
  let months = 0;
  const files = exampleFileEvents(emulator, () => firstOf(tenant.planner?.plans.values(), 'groupId'));
  const own = mailboxOf(emulator, ada.id);
  const shared = mailboxOf(emulator, personOf('invoices@contoso.example').id);
  const find: Record<ExamplePlaceholder, (isAlone?: boolean) => string | Promise<string>> = {
    message: () => inFolder(own, 'inbox', ({ attachments }) => attachments.length === 0),
    messageWithAttachment: () => inFolder(own, 'inbox', ({ attachments }) => attachments.some(({ kind }) => kind === 'file')),
    draft: makeDraft,
    sharedMessage: () => inFolder(shared, 'inbox', () => true),
    folder: () => folderBelowInbox(own),
    person: () => personOf('chloe@contoso.example').id,
    plan: () => firstOf(tenant.planner?.plans.values(), 'id'),
    bucket: () => firstOf(tenant.planner?.buckets.values(), 'id'),
    task: () => firstOf(tenant.planner?.tasks.values(), 'id'),
    chat: () => keyIn(tenant.teams?.chats),
    team: () => keyIn(tenant.teams?.teams),
    channel: () => channelOf(tenant).id,
    channelMessage: () => channelOf(tenant).messages.find(({ replyToId }) => replyToId !== null)?.replyToId ?? '',
    group: () => firstOf(tenant.planner?.plans.values(), 'groupId'),
    ownGroup: makeGroup,
    coOwner: () => personOf('diego@contoso.example').id,
    ...events.make,
    ...exampleFiles(emulator, () => firstOf(tenant.planner?.plans.values(), 'groupId')),
  };
  async function wait(milliseconds: number): Promise<void> {
    tenant.clock.advance(milliseconds);
    // So soon nobody writes.
    if (milliseconds < 1000) return;
    await events.happen();
    if (tenant.lists) await changeInvoices();
    await files.happen();
    // To open one takes long, so it is left alone where nobody waits for it.
    if (emulator.requests.list().some(({ path }) => path.includes('/workbook'))) await changeWorkbooks();
    await write('ben', ['ada', 'invoices']);
    await write('ada', ['ben']);
    const destinationId = [...own.folders.values()].find(({ displayName }) => displayName === 'Projects')?.id;
    await as('ada', 'Mail.ReadWrite', `/me/messages/${inFolder(own, 'inbox', ({ subject }) => subject === order)}/copy`, { destinationId });
  }

  /** Somebody adds an invoice, and changes one. */
  async function changeInvoices(): Promise<void> {
    const items = '/sites/contoso.sharepoint.com:/sites/accounts-payable:/lists/Invoices/items';
    await as('ada', 'Sites.ReadWrite.All', items, { fields: { Title: order } });
    await as('ada', 'Sites.ReadWrite.All', `${items}/1/fields`, { Amount: 1300 }, 'PATCH');
  }

  /** Somebody adds a sheet to each workbook, a row to its table, and changes a cell. */
  async function changeWorkbooks(): Promise<void> {
    months += 1;
    const group = `/groups/${firstOf(tenant.planner?.plans.values(), 'groupId')}/drive/root:/General/Budget.xlsx:/workbook`;
    for (const book of ['/me/drive/root:/Documents/Budget.xlsx:/workbook', group]) {
      await as('ada', 'Files.ReadWrite.All', `${book}/worksheets/add`, { name: `Month ${months}` });
      await as('ada', 'Files.ReadWrite.All', `${book}/worksheets/Budget/range(address='B2')`, { values: [[1000 + months]] }, 'PATCH');
      await as('ada', 'Files.ReadWrite.All', `${book}/tables/Costs/rows`, { index: null, values: [[`Month ${months}`, 7]] });
    }
  }

  async function write(from: string, to: readonly string[]): Promise<void> {
    const toRecipients = to.map((alias) => ({ emailAddress: { address: `${alias}@contoso.example` } }));
    await as(from, 'Mail.Send', '/me/sendMail', { message: { subject: order, importance: 'high', toRecipients } });
  }

  async function as(alias: string, permission: string, path: string, body: unknown, method: 'POST' | 'PATCH' = 'POST'): Promise<void> {
    const { accessToken } = await emulator.token({ user: `${alias}@contoso.example`, permissions: [permission] });
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json', prefer: 'IdType="ImmutableId"' };
    await emulator.fetch(new Request(`https://graph.microsoft.com/v1.0${path}`, { method, headers, body: JSON.stringify(body) }));
  }

  return {
    emulator,
    token,
    wait,
    ids: async (wanted, isAlone) =>
      Object.fromEntries(await Promise.all(wanted.map(async (name) => [name, await find[name](isAlone)]))) as Partial<
        Record<ExamplePlaceholder, string>
      >,
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}

function firstOf<const Key extends string>(items: Iterable<Readonly<Record<Key, string>>> | undefined, key: Key): string {
  for (const item of items ?? []) return item[key];
  throw new Error('The seeded tenant lacks a plan.');
}

function keyIn(map: ReadonlyMap<string, unknown> | undefined): string {
  const [first] = map?.keys() ?? [];
  if (first === undefined) throw new Error('The seeded tenant has no chats and teams.');
  return first;
}

function channelOf({ teams }: Emulator['tenant']): Channel {
  const [channel] = teams?.teams.get(keyIn(teams.teams))?.channels.values() ?? [];
  if (!channel) throw new Error('The seeded tenant has no channel.');
  return channel;
}

function mailboxOf(emulator: Emulator, ownerId: string): Mailbox {
  const mailbox = emulator.tenant.mailboxes.get(ownerId);
  if (!mailbox) throw new Error('The seeded tenant lacks a mailbox.');
  return mailbox;
}

function inFolder(
  mailbox: Mailbox,
  wellKnownName: string,
  fits: (message: Mailbox['messages'] extends Map<string, infer M> ? M : never) => boolean,
): string {
  const folder = [...mailbox.folders.values()].find((one) => one.wellKnownName === wellKnownName);
  const message = [...mailbox.messages.values()].find((one) => one.parentFolderId === folder?.id && fits(one));
  if (!message) throw new Error(`The seeded tenant has no fitting message in ${wellKnownName}.`);
  return message.immutableId;
}

function folderBelowInbox(mailbox: Mailbox): string {
  const inbox = [...mailbox.folders.values()].find((one) => one.wellKnownName === 'inbox');
  const below = [...mailbox.folders.values()].find(({ parentFolderId }) => parentFolderId === inbox?.id);
  if (!below) throw new Error('The seeded tenant has no folder below the inbox.');
  return below.id;
}
