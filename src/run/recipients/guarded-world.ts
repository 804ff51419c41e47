import type { World } from '../../connection/index.ts';
import { isGraph } from '../flow/graph-reads.ts';
import { blockedError, type Blocked, type RecipientRule } from './recipient-rule.ts';

/**
 * Keys under which Graph is told whom something goes to. https://learn.microsoft.com/graph/api/resources/message, .../resources/event,
 * .../api/driveitem-invite, .../api/event-forward
 */
const keys: ReadonlySet<string> = new Set(['torecipients', 'ccrecipients', 'bccrecipients', 'attendees', 'recipients']);

/** Where one of them has its address. */
const addressKeys: ReadonlySet<string> = new Set(['address', 'email']);

/**
 * A world from which nothing goes to blocked recipients, whoever makes the call: a request that names one is refused before it is sent. What goes to
 * whoever a message came from, by the id of the message alone, names nobody.
 *
 * @throws OnbehalfError INPUT_INVALID from its `fetch`, naming the recipient and the rule.
 */
export function guardedWorld(world: World, rule: RecipientRule): World {
  return {
    ...world,
    async fetch(url, request) {
      const method = request?.method ?? 'GET';
      const blocked = isGraph(url) && method !== 'GET' ? blockedIn(request?.body, rule) : [];
      if (blocked.length > 0) throw blockedError(`${method} ${new URL(url).pathname}`, blocked);
      return world.fetch(url, request);
    },
  };
}

function blockedIn(body: unknown, rule: RecipientRule): Blocked[] {
  if (typeof body !== 'string' || !body.startsWith('{')) return [];
  const found = new Map<string, Blocked>();
  const look = (value: unknown, isRecipient: boolean): void => {
    if (Array.isArray(value)) return value.forEach((each) => look(each, isRecipient));
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      const blocked = isRecipient && typeof each === 'string' && addressKeys.has(key.toLowerCase()) ? rule(each) : undefined;
      if (blocked) found.set(blocked.address, blocked);
      look(each, isRecipient || keys.has(key.toLowerCase()));
    }
  };
  look(jsonOf(body), false);
  return [...found.values()];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
