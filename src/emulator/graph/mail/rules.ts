import type { User } from '../../tenant/directory.ts';
import type { Mailbox, Message } from '../../tenant/mailbox.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { touchMessage } from './changes.ts';
import { wellKnownFolder } from './folders.ts';
import { copyMessageTo, eraseMessage, moveMessageTo } from './messages.ts';
import { fulfils } from './rule-conditions.ts';
import { sendingActions, sentOn, type SentOn } from './rule-sending.ts';

/** The actions that a rule may have. Source: https://learn.microsoft.com/graph/api/resources/messageruleactions */
export const ruleActions = [
  ...sendingActions,
  'assignCategories',
  'copyToFolder',
  'delete',
  'markAsRead',
  'markImportance',
  'moveToFolder',
  'permanentDelete',
  'stopProcessingRules',
] as const;

/**
 * Applies the rules of a mailbox, in their order, to a message that just came into the inbox.
 *
 * @returns What they send on.
 */
export function applyRules(tenant: Tenant, mailbox: Mailbox, owner: User, message: Message): SentOn[] {
  // As it came: what one rule changes is not sent on by the next.
  const received = { ...message };
  const sent: SentOn[] = [];
  for (const rule of mailbox.rules.toSorted((a, b) => a.sequence - b.sequence)) {
    if (!rule.isEnabled || !fulfils(message, rule.conditions, owner)) continue;
    if (Object.keys(rule.exceptions).some((name) => fulfils(message, { [name]: rule.exceptions[name] }, owner))) continue;
    sent.push(...sentOn(tenant, owner, received, rule.actions));
    act(tenant, mailbox, message, rule.actions);
    if (rule.actions.stopProcessingRules === true || !mailbox.messages.has(message.id)) break;
  }
  return sent;
}

function act(tenant: Tenant, mailbox: Mailbox, message: Message, actions: Readonly<Record<string, unknown>>): void {
  const now = tenant.clock.now();
  if (actions.markAsRead === true) message.isRead = true;
  if (Array.isArray(actions.assignCategories)) {
    message.categories = [...new Set([...message.categories, ...actions.assignCategories.map(String)])];
  }
  if (actions.markImportance === 'low' || actions.markImportance === 'normal' || actions.markImportance === 'high') {
    message.importance = actions.markImportance;
  }
  touchMessage(mailbox, message, now);
  const copyTo = existingFolder(mailbox, actions.copyToFolder);
  if (copyTo !== undefined) copyMessageTo(mailbox, message, copyTo, tenant.ids, now);
  const moveTo = existingFolder(mailbox, actions.moveToFolder);
  if (moveTo !== undefined) moveMessageTo(mailbox, message, moveTo, now);
  if (actions.delete === true) moveMessageTo(mailbox, message, wellKnownFolder(mailbox, 'deleteditems').id, now);
  if (actions.permanentDelete === true) eraseMessage(mailbox, message);
}

// A rule outlives its folder; then it does nothing, as in Outlook, where it is shown as broken.
function existingFolder(mailbox: Mailbox, id: unknown): string | undefined {
  return typeof id === 'string' && mailbox.folders.has(id) ? id : undefined;
}
