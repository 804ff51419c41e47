import type { Examined } from '../connection/examine/examine.ts';
import { aadstsIn } from '../connection/index.ts';
import { isOnbehalfError } from '../core/errors.ts';
import { explainCode } from './explain.ts';
import { problem, type Finding, type Subject } from './finding.ts';

/**
 * The failure that a text of the sign-in service tells of; undefined when it tells of none.
 *
 * @param text - A page, a JSON answer, or an `error_description`.
 */
export function entraFailure(subject: Subject, text: string, { application, tenant, loginUrl }: Examined): Finding | undefined {
  const number = aadstsIn(text);
  if (number === undefined) return undefined;
  try {
    const { name, code, says, remedy } = explainCode(`AADSTS${number}`, {
      application: application.name,
      clientId: application.clientId,
      redirectUri: application.redirectUri,
      tenant,
      host: new URL(loginUrl).host,
    });
    return problem(subject, `${says} (${name})`, code, remedy);
  } catch (error) {
    if (!isOnbehalfError(error)) throw error;
    return problem(subject, `The sign-in service answers with AADSTS${number}.`, 'SIGN_IN_FAILED');
  }
}
