import { failures, isOnbehalfError, type FailureCode, type Mover } from '../core/errors.ts';

/** What was looked at. */
export type Subject = 'machine' | 'configuration' | 'broker' | 'storage' | 'network' | 'hosts' | 'clock' | 'application' | 'permissions';

/** What one check found. A warning may become a problem; a problem stops something now. */
export interface Finding {
  readonly subject: Subject;
  readonly outcome: 'ok' | 'warning' | 'problem';
  /** What is the case, a sentence. */
  readonly says: string;
  /** For warnings and problems: who has to act, and how. */
  readonly whose?: Mover;
  readonly remedy?: string;
  /** For problems: the failure that calls will end with. */
  readonly code?: FailureCode;
}

/** All is well with something. */
export function fine(subject: Subject, says: string): Finding {
  return { subject, outcome: 'ok', says };
}

/** Something may go wrong. */
export function warning(subject: Subject, says: string, whose: Mover, remedy: string): Finding {
  return { subject, outcome: 'warning', says, whose, remedy };
}

/**
 * Something goes wrong.
 *
 * @param remedy - Default: that of the failure.
 */
export function problem(subject: Subject, says: string, code: FailureCode, remedy?: string): Finding {
  const failure = failures[code];
  return { subject, outcome: 'problem', says, whose: failure.whose, remedy: remedy ?? failure.remedy, code };
}

/** A failure as a finding; what is no failure of ours is a bug and is thrown on. */
export function problemOf(subject: Subject, error: unknown): Finding {
  if (!isOnbehalfError(error)) throw error;
  return problem(subject, error.message, error.code, error.remedy);
}

/** The exit status of findings: 0 without a problem, otherwise that of the worst, which is the highest. */
export function exitStatusOf(findings: readonly Finding[]): number {
  return Math.max(0, ...findings.map(({ code }) => (code ? failures[code].exit : 0)));
}
