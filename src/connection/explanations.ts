import type { FailureCode } from '../core/errors.ts';
import { refusalsByCode, refusalsByStatus, type Refusal } from '../graph/refusals.ts';
import { aadsts, type Explanation } from '../identity/aadsts.ts';
import { msalCodes } from '../identity/msal-codes.ts';

/** A code that somebody else answers with, and what it means here. */
export interface ForeignCode {
  /** As it is written: `AADSTS65001`, `erroraccessdenied` (Graph's codes in lower case), `invalid_grant`, `403`. */
  readonly name: string;
  /** Who answers with it. */
  readonly source: 'sign-in service' | 'Microsoft Graph';
  /** The failure that it becomes. */
  readonly code: FailureCode;
  /** What happened; what is known only when it happens stands in capitals, `APPLICATION`. Undefined where the service's own text says it. */
  readonly says?: string;
  /** What to do, where the remedy of the failure does not say it best. */
  readonly remedy?: string;
}

/** What is known about a case: values for `application`, `clientId`, `redirectUri`, `tenant` and what else the texts name. */
export type KnownFacts = Readonly<Record<string, string>>;

/** Every code of the sign-in service and of Microsoft Graph that is known here, from the tables that failures are made by. */
export function foreignCodes(facts: KnownFacts = {}): ForeignCode[] {
  return [
    ...Object.entries(aadsts).map(([number, explanation]) => ofSignIn(`AADSTS${number}`, explanation, facts)),
    ...Object.entries(msalCodes).map(([name, explanation]) => ofSignIn(name, explanation, facts)),
    ...[...refusalsByCode].map(([name, refusal]) => ofGraph(name, refusal)),
    ...[...refusalsByStatus].map(([status, refusal]) => ofGraph(String(status), refusal)),
  ];
}

function ofSignIn(name: string, { code, says, remedy }: Explanation, facts: KnownFacts): ForeignCode {
  return { name, source: 'sign-in service', code, says: inGeneral(says, facts), ...(remedy !== undefined && { remedy: inGeneral(remedy, facts) }) };
}

function ofGraph(name: string, { code, what, remedy }: Refusal): ForeignCode {
  const says = what && `${what.charAt(0).toUpperCase()}${what.slice(1)}.`;
  return { name, source: 'Microsoft Graph', code, ...(says !== undefined && { says }), ...(remedy !== undefined && { remedy }) };
}

/** Names in braces become what is known, else words in capitals: `{clientId}` becomes `CLIENT-ID`. */
function inGeneral(text: string, facts: KnownFacts): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? name.replace(/[A-Z]/g, '-$&').toUpperCase());
}
