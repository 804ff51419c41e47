import { OnbehalfError } from '../../core/errors.ts';
import { projectFileName } from '../../project/file/project-file-name.ts';
import { matchesWildcard } from '../../project/packages/wildcard.ts';

/** Who is blocked, and by what. */
export interface Blocked {
  readonly address: string;
  /** "blockedRecipients.0 of onbehalf.yaml, `*@competitor.example`" */
  readonly rule: string;
}

/** Says of an address whether a project lets anything be sent to it; undefined where it does. */
export type RecipientRule = (address: string) => Blocked | undefined;

/**
 * The rule of a project.
 *
 * @param patterns - Its `blockedRecipients`: `*` stands for any characters, upper and lower case are the same.
 */
export function recipientRule(patterns: readonly string[]): RecipientRule {
  const lower = patterns.map((pattern) => pattern.trim().toLowerCase());
  return (text) => {
    const address = bareAddress(text);
    const index = lower.findIndex((pattern) => matchesWildcard(pattern, address.toLowerCase()));
    return index === -1 ? undefined : { address, rule: `blockedRecipients.${index} of ${projectFileName}, \`${patterns[index] ?? ''}\`` };
  };
}

/** The error of something that was about to be sent. @throws never; it gives the error. */
export function blockedError(what: string, blocked: readonly Blocked[]): OnbehalfError {
  const fields = blocked.map(({ address, rule }) => ({ field: address, problem: `is blocked by ${rule}.` }));
  return new OnbehalfError(
    'INPUT_INVALID',
    `${what} was not done, and nothing was sent: ${fields.map(({ field, problem }) => `${field} ${problem}`).join(' ')}`,
    { fields, remedy: 'Send it to somebody else, or change blockedRecipients in the project file.' },
  );
}

/** The address in `Ada Martin <ada@contoso.example>`. */
function bareAddress(text: string): string {
  const [from, to] = [text.lastIndexOf('<'), text.lastIndexOf('>')];
  return (from !== -1 && to > from ? text.slice(from + 1, to) : text).trim();
}
