import { createHash, randomBytes } from 'node:crypto';
import { OnbehalfError } from '../../../core/errors.ts';
import type { PersonView } from '../protocol-runs.ts';

/** What a person was told of a run before it was started: exactly that may be done, once. */
export interface Told {
  readonly path: string;
  /** Of the flow files and the inputs. */
  readonly digest: string;
  /** Name of the connection that stands in; null for none. */
  readonly connection: string | null;
  readonly people: readonly PersonView[];
  readonly isDry: boolean;
}

/** Tickets for runs outside of the emulated tenant. */
export interface Tickets {
  give(told: Told): string;
  /** @throws OnbehalfError CONFLICT for one that was used, is too old, or was never given. */
  take(ticket: string): Told;
}

/** What a person read is good for so long, in milliseconds. */
const lifeMS = 10 * 60_000;
const mostTickets = 50;

/** No ticket yet. @param now - In milliseconds. */
export function createTickets(now: () => number): Tickets {
  const given = new Map<string, { readonly told: Told; readonly until: number }>();
  return {
    give(told) {
      const ticket = randomBytes(24).toString('base64url');
      given.set(hashOf(ticket), { told, until: now() + lifeMS });
      const [oldest] = given.keys();
      if (given.size > mostTickets && oldest !== undefined) given.delete(oldest);
      return ticket;
    },
    take(ticket) {
      const found = given.get(hashOf(ticket));
      given.delete(hashOf(ticket));
      if (found && now() <= found.until) return found.told;
      throw new OnbehalfError('CONFLICT', 'What this run would do was told too long ago, or it was started already. Nothing was done.', {
        remedy: 'Look at what it would do once more, then start it.',
      });
    },
  };
}

/** Looked up by its hash: how long that takes says nothing about the ticket. */
function hashOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}
