import type { FailureCode } from '../../core/errors.ts';
import { refusalsByCode, refusalsByStatus, type Refusal } from '../../graph/refusals.ts';
import { aadsts } from '../../identity/failures/aadsts.ts';
import type { Explanation } from '../../identity/failures/explanation.ts';
import { brokerStatuses } from '../../identity/broker/broker-error.ts';
import { fillText } from '../../identity/failures/fill-text.ts';
import { msalCodes } from '../../identity/failures/msal-codes.ts';

/** A code that somebody else answers with, and what it means here. */
export interface ForeignCode {
  /** As it is written: `AADSTS65001`, `erroraccessdenied` (Graph's codes in lower case), `invalid_grant`, `AccountNotFound`, `403`. */
  readonly name: string;
  /** Who answers with it. */
  readonly source: 'sign-in service' | 'broker of Windows' | 'Microsoft Graph';
  /** The failure that it becomes. */
  readonly code: FailureCode;
  /** What happened; what is known only when it happens stands in capitals, `APPLICATION`. Undefined where the service's own text says it. */
  readonly says?: string;
  /** What to do, where the remedy of the failure does not say it best. */
  readonly remedy?: string;
}

/** What is known about a case: values for `application`, `clientId`, `redirectUri`, `tenant` and what else the texts name. */
export type KnownFacts = Readonly<Record<string, string>>;

/** Every code of the sign-in service, of the broker of Windows and of Microsoft Graph that is known here, from the tables that failures are made by. */
export function foreignCodes(facts: KnownFacts = {}): ForeignCode[] {
  return [
    ...Object.entries(aadsts).map(([number, explanation]) => ofSignIn(`AADSTS${number}`, explanation, facts)),
    ...Object.entries(msalCodes).map(([name, explanation]) => ofSignIn(name, explanation, facts)),
    ...Object.entries(brokerStatuses).map(([name, explanation]) => ofSignIn(name, explanation, facts, 'broker of Windows')),
    ...[...refusalsByCode].map(([name, refusal]) => ofGraph(name, refusal)),
    ...[...refusalsByStatus].map(([status, refusal]) => ofGraph(String(status), refusal)),
  ];
}

function ofSignIn(
  name: string,
  { code, says, remedy }: Explanation,
  facts: KnownFacts,
  source: ForeignCode['source'] = 'sign-in service',
): ForeignCode {
  return { name, source, code, says: inGeneral(says, facts), ...(remedy !== undefined && { remedy: inGeneral(remedy, facts) }) };
}

function ofGraph(name: string, { code, what, remedy }: Refusal): ForeignCode {
  const says = what && `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
  return { name, source: 'Microsoft Graph', code, ...(says !== undefined && { says }), ...(remedy !== undefined && { remedy }) };
}

/** Names in braces become what is known, else words in capitals: `{clientId}` becomes `CLIENT-ID`. */
function inGeneral(text: string, facts: KnownFacts): string {
  return fillText(text, facts, (name) => name.replace(/[A-Z]/g, '-$&').toUpperCase());
}
