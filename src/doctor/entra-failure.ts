import type { Examined } from '../connection/examine.ts';
import { isOnbehalfError } from '../core/errors.ts';
import { explainCode } from './explain.ts';
import { problem, type Finding, type Subject } from './finding.ts';

/**
 * The failure that a text of the sign-in service tells of; undefined when it tells of none.
 *
 * @param text - A page, a JSON answer, or an `error_description`.
 */
export function entraFailure(subject: Subject, text: string, { application, tenant, loginUrl }: Examined): Finding | undefined {
  // Assumption: Entra ID's own error page carries the code in its configuration as well, without the letters.
  const number = /AADSTS(\d{5,})/.exec(text)?.[1] ?? /"sErrorCode"\s*:\s*"(\d{5,})"/.exec(text)?.[1];
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
