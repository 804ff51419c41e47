import type { EmailAddress, Mailbox, MessageRule } from '../../tenant/mailbox.ts';
import { listReply } from '../odata/collection.ts';
import { entityReply } from '../odata/entity.ts';
import type { Resource } from '../odata/select.ts';
import { type Call, GraphFailure, type Reply, type Route } from '../route.ts';
import { findFolder } from './folders.ts';
import { itemNotFound } from '../outlook/item-not-found.ts';
import { mailRoute } from './mail-route.ts';
import { mailContext, openFolder } from './opened-mailbox.ts';
import { recipientResource } from '../outlook/recipients.ts';
import { ruleFrom } from './rule-input.ts';
import { outlookRules } from './query-rules.ts';
import { sendingActions } from './rule-sending.ts';

/** Rules of the inbox: listing, making, changing, deleting. */
export const ruleRoutes: readonly Route[] = [
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/messageRules', (call) =>
    listReply(
      call,
      openInbox(call).rules.toSorted((a, b) => a.sequence - b.sequence),
      {
        context: mailContext(call, 'messageRules'),
        type: { name: 'messageRule' },
        defaultTop: 1000,
        paging: 'skip',
        resource: ruleResource,
        rules: () => outlookRules,
      },
    ),
  ),
  ...mailRoute('POST /me/mailFolders/{mailFolder-id}/messageRules', async (call) => {
    const mailbox = openInbox(call);
    const input = ruleFrom(await call.json(), call.tenant, (idOrName) => findFolder(mailbox, idOrName).id);
    if (input.displayName === undefined || input.displayName === '') throw missing('displayName');
    if (input.actions === undefined) throw missing('actions');
    const rule: MessageRule = {
      // Rule ids are short, unlike all others of a mailbox.
      id: `AQAA${call.tenant.ids.opaque(5)}=`,
      displayName: input.displayName,
      sequence: input.sequence ?? Math.max(0, ...mailbox.rules.map(({ sequence }) => sequence)) + 1,
      isEnabled: input.isEnabled ?? true,
      conditions: input.conditions ?? {},
      actions: input.actions,
      exceptions: input.exceptions ?? {},
    };
    mailbox.rules.push(rule);
    return ruleReply(call, rule, 201);
  }),
  ...mailRoute('GET /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}', (call) =>
    ruleReply(call, ruleIn(call, openInbox(call))),
  ),
  ...mailRoute('PATCH /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}', async (call) => {
    const mailbox = openInbox(call);
    const rule = ruleIn(call, mailbox);
    Object.assign(
      rule,
      ruleFrom(await call.json(), call.tenant, (idOrName) => findFolder(mailbox, idOrName).id),
    );
    return ruleReply(call, rule);
  }),
  ...mailRoute('DELETE /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}', (call) => {
    const { rules } = openInbox(call);
    rules.splice(rules.indexOf(ruleIn(call, { rules })), 1);
    return { status: 204 };
  }),
];

function openInbox(call: Call): Mailbox {
  const { mailbox, folder } = openFolder(call);
  // Source: https://learn.microsoft.com/graph/api/resources/messagerule: "rules of the inbox of the signed-in user".
  if (folder.wellKnownName !== 'inbox') throw new GraphFailure(400, 'ErrorInvalidRequest', 'Only the inbox has rules.');
  return mailbox;
}

function ruleIn(call: Call, { rules }: Pick<Mailbox, 'rules'>): MessageRule {
  const rule = rules.find(({ id }) => id === call.params['messageRule-id']);
  if (!rule) throw itemNotFound();
  return rule;
}

function ruleReply(call: Call, rule: MessageRule, status = 200): Promise<Reply> {
  return entityReply(call, rule, {
    context: mailContext(call, 'messageRules'),
    type: { name: 'messageRule' },
    status,
    resource: ruleResource,
  });
}

function ruleResource(rule: MessageRule): Resource {
  const { id, displayName, sequence, isEnabled, conditions, actions, exceptions } = rule;
  return {
    id,
    displayName,
    sequence,
    isEnabled,
    hasError: false,
    isReadOnly: false,
    conditions,
    actions: Object.fromEntries(
      Object.entries(actions).map(([name, value]) => [name, isSending(name) ? (value as EmailAddress[]).map(recipientResource) : value]),
    ),
    ...(Object.keys(exceptions).length === 0 ? {} : { exceptions }),
  };
}

function isSending(name: string): boolean {
  return (sendingActions as readonly string[]).includes(name);
}

function missing(field: string): GraphFailure {
  return new GraphFailure(400, 'ErrorInvalidArgument', `The property '${field}' is missing.`);
}
