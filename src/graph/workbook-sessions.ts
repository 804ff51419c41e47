import { isOnbehalfError } from '../core/errors.ts';
import type { Now } from '../core/ports.ts';
import { createGate } from './gate.ts';

/** The header that names the session of a workbook. https://learn.microsoft.com/graph/api/workbook-createsession */
export const sessionHeader = 'workbook-session-id';

/** What sessions need to talk to the service; each takes the path of a workbook below the version. */
export interface SessionPorts {
  /** Opens one, and gives its id. @throws OnbehalfError, with `status` in its details where Graph refused it. */
  open(workbook: string, signal: AbortSignal | undefined): Promise<string>;
  /** Keeps one from ending. @throws OnbehalfError where it is over. */
  refresh(workbook: string, session: string, signal: AbortSignal | undefined): Promise<void>;
  /** Ends one; must not throw, and must not take long. */
  close(workbook: string, session: string): Promise<void>;
  readonly now: Now;
}

/**
 * How long a session may rest before it is refreshed, in milliseconds. One that keeps its changes ends after some five minutes without a call.
 * Assumption: the documentation names no number. Where it ended sooner, a new one is opened all the same.
 */
const restsFor = 4 * 60_000;

/** Codes of a session that is over: the call was not carried out. https://learn.microsoft.com/graph/workbook-error-codes */
const isOver = /^invalidSession/i;

interface Session {
  /** Undefined where the service gives none: calls go without. */
  readonly id: string | undefined;
  usedAt: number;
}

/** The sessions of one client: one for each workbook, shared by all that call. */
export interface WorkbookSessions {
  /**
   * Makes a call on a workbook in its session, which is opened by the first call; one call after the other, as Excel asks for. A call whose session is over is
   * made again in a new one, once.
   *
   * @param workbook - Its path below the version: `/me/drive/items/01ABC/workbook`.
   */
  within<T>(workbook: string, signal: AbortSignal | undefined, work: (headers: Readonly<Record<string, string>>) => Promise<T>): Promise<T>;
  /** Ends all sessions. Nothing is told of what fails: a session that is left alone ends by itself. */
  close(): Promise<void>;
}

/** The path of the workbook that a call is on; undefined for any other call, and for one on sessions. */
export function workbookIn(path: string): string | undefined {
  const [bare = ''] = path.split('?');
  if (/\/workbook\/(?:create|refresh|close)Session$/.test(bare)) return undefined;
  return /^(?:.*?)\/items\/[^/]+\/workbook(?=\/|$)/.exec(bare)?.[0];
}

/** Makes the sessions of a client. */
export function createWorkbookSessions(ports: SessionPorts): WorkbookSessions {
  const sessions = new Map<string, Session>();
  const turns = createGate(1);

  async function sessionFor(workbook: string, signal: AbortSignal | undefined): Promise<Session> {
    const known = sessions.get(workbook);
    const now = ports.now().getTime();
    if (known?.id === undefined) return known ?? (await opened(workbook, signal));
    if (now - known.usedAt < restsFor) return known;
    try {
      await ports.refresh(workbook, known.id, signal);
      return known;
    } catch (error) {
      if (!wasRefused(error)) throw error;
      return await opened(workbook, signal);
    }
  }

  async function opened(workbook: string, signal: AbortSignal | undefined): Promise<Session> {
    const session = { id: await openOrNot(workbook, signal), usedAt: ports.now().getTime() };
    sessions.set(workbook, session);
    return session;
  }

  /** A workbook can be worked on without a session, only slower; whether it may be at all, the call itself tells best. */
  async function openOrNot(workbook: string, signal: AbortSignal | undefined): Promise<string | undefined> {
    try {
      return await ports.open(workbook, signal);
    } catch (error) {
      if (!wasRefused(error)) throw error;
      return undefined;
    }
  }

  return {
    async within(workbook, signal, work) {
      const leave = await turns.enter(workbook, 1, signal);
      try {
        const attempt = async (session: Session) => {
          const done = await work(session.id === undefined ? {} : { [sessionHeader]: session.id });
          session.usedAt = ports.now().getTime();
          return done;
        };
        const session = await sessionFor(workbook, signal);
        try {
          return await attempt(session);
        } catch (error) {
          if (session.id === undefined || !isOnbehalfError(error) || !isOver.test(String(error.details['graphCode']))) throw error;
          return await attempt(await opened(workbook, signal));
        }
      } finally {
        leave();
      }
    },
    async close() {
      const open = [...sessions];
      sessions.clear();
      await Promise.all(open.map(([workbook, { id }]) => (id === undefined ? undefined : ports.close(workbook, id))));
    },
  };
}

function wasRefused(error: unknown): boolean {
  return isOnbehalfError(error) && error.details['status'] !== undefined;
}
