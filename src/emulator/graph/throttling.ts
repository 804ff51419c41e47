import type { Clock } from '../tenant/clock.ts';
import type { Service } from './authorize.ts';
import { resourceUnits } from './resource-units.ts';
import { GraphFailure } from './route.ts';

/** So many units (requests or bytes) in so many seconds. */
export interface Allowance {
  readonly amount: number;
  readonly seconds: number;
}

/** The limits of Graph's throttling guidance; all are in force, the first one reached throttles. */
export interface ThrottlingLimits {
  /** Every request of an application, whatever it asks for. */
  readonly application: Allowance;
  /** Outlook requests of an application to one mailbox. */
  readonly outlook: Allowance;
  /** Outlook requests of an application that one mailbox answers at the same time. */
  readonly outlookConcurrency: number;
  /** Bytes that an application sends to one mailbox with POST, PATCH and PUT. */
  readonly outlookUpload: Allowance;
  /** Requests for presence of an application in a tenant. */
  readonly presence: Allowance;
  /**
   * Resource units of an application in OneDrive and SharePoint, 1,250 in 60 seconds for a tenant of up to 1,000 licences. Default: as many as it likes, because the
   * page that has the numbers was read only in the words of others.
   */
  readonly sharePointUnits?: Allowance;
  /** Requests of one person to OneDrive and SharePoint, 3,000 in 300 seconds. Default: as for `sharePointUnits`. */
  readonly sharePointRequests?: Allowance;
  /** False: the seconds in `Retry-After` are rounded up. True: they have three decimals, as some services send them. */
  readonly decimalRetryAfter: boolean;
}

/** Source: Microsoft Graph throttling limits, global, Outlook and presence limits. */
export const defaultLimits: ThrottlingLimits = {
  application: { amount: 130_000, seconds: 10 },
  outlook: { amount: 10_000, seconds: 600 },
  outlookConcurrency: 4,
  outlookUpload: { amount: 150 * 1024 * 1024, seconds: 300 },
  presence: { amount: 1500, seconds: 30 },
  decimalRetryAfter: false,
};

/** A request as throttling sees it. */
export interface ThrottledRequest {
  readonly clientId: string;
  readonly service: Service;
  /** Object id of the mailbox's owner; undefined for what concerns no mailbox. */
  readonly ownerId: string | undefined;
  /** Size of the body of a write. */
  readonly bytes: number;
  /** The operation, `METHOD /path/template`. Left out: it is none of OneDrive and SharePoint. */
  readonly operation?: string;
  /** Object id of who asks; undefined for an application alone. */
  readonly personId?: string | undefined;
}

/** Counts requests and refuses what is too much. */
export interface Throttling {
  /**
   * Counts a request in. Refused requests count too, as Graph says of its limits.
   *
   * @returns To be called when the request is answered.
   * @throws GraphFailure 429 with `Retry-After`.
   */
  enter(request: ThrottledRequest): () => void;
}

interface Window {
  ends: number;
  used: number;
}

/** Creates the counters of one emulator. */
export function createThrottling(clock: Clock, overrides: Partial<ThrottlingLimits> = {}): Throttling {
  const limits = { ...defaultLimits, ...overrides };
  const windows = new Map<string, Window>();
  const inFlight = new Map<string, number>();

  /** Milliseconds until the window ends when it is overdrawn, otherwise 0. */
  function spend(key: string, { amount, seconds }: Allowance, units: number): number {
    const now = clock.now().getTime();
    const kept = windows.get(key);
    const window = kept && kept.ends > now ? kept : { ends: now + seconds * 1000, used: 0 };
    window.used += units;
    windows.set(key, window);
    return window.used > amount ? window.ends - now : 0;
  }

  function refuse(code: string, message: string, wait: number): GraphFailure {
    const seconds = wait / 1000;
    const retryAfter = limits.decimalRetryAfter ? seconds.toFixed(3) : String(Math.max(1, Math.ceil(seconds)));
    return new GraphFailure(429, code, message, { headers: { 'Retry-After': retryAfter } });
  }

  return {
    enter({ clientId, service, ownerId, bytes, operation = '', personId }) {
      const all = spend(clientId, limits.application, 1);
      if (all > 0) throw refuse('TooManyRequests', 'Please retry again later.', all);
      const presence = service === 'presence' ? spend(`presence ${clientId}`, limits.presence, 1) : 0;
      // Assumption: in the words that hold for all of Graph.
      if (presence > 0) throw refuse('TooManyRequests', 'Please retry again later.', presence);
      if (service === 'files' && !operation.includes('/workbook')) {
        const { sharePointUnits: units, sharePointRequests: requests } = limits;
        const byUnits = units ? spend(`units ${clientId}`, units, resourceUnits(operation)) : 0;
        const byPerson = requests && personId !== undefined ? spend(`sharepoint ${personId}`, requests, 1) : 0;
        const wait = Math.max(byUnits, byPerson);
        if (wait > 0) throw refuse('activityLimitReached', 'The request has been throttled.', wait);
      }
      if (service !== 'outlook' || ownerId === undefined) return () => undefined;

      const key = `${clientId} ${ownerId}`;
      const requests = spend(`requests ${key}`, limits.outlook, 1);
      if (requests > 0) throw refuse('ApplicationThrottled', 'Application is over its MailboxRequests limit.', requests);
      const upload = bytes === 0 ? 0 : spend(`upload ${key}`, limits.outlookUpload, bytes);
      if (upload > 0) throw refuse('ApplicationThrottled', 'Application is over its IncomingBytes limit.', upload);

      const running = inFlight.get(key) ?? 0;
      if (running >= limits.outlookConcurrency) {
        throw refuse('ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', 1000);
      }
      inFlight.set(key, running + 1);
      return () => {
        const left = (inFlight.get(key) ?? 1) - 1;
        if (left > 0) inFlight.set(key, left);
        else inFlight.delete(key);
      };
    },
  };
}
