import { foreignCodes, type ForeignCode, type KnownFacts } from '../connection/examine/explanations.ts';
import { failures, type FailureCode, type Mover } from '../core/errors.ts';
import { inputError } from '../core/input.ts';
import { nearest } from '../core/nearest.ts';

/** What a code means, whose move it is, and what to do. */
export interface CodeExplanation {
  /** As it is usually written. */
  readonly name: string;
  readonly source: ForeignCode['source'] | 'Onbehalf';
  /** The failure of ours that it becomes, or is. */
  readonly code: FailureCode;
  readonly says: string;
  readonly whose: Mover;
  readonly remedy: string;
  /** Exit status of a command line that ends with it. */
  readonly exitStatus: number;
  /** For a failure of ours: the codes of the services that become it. */
  readonly comesFrom: readonly { readonly name: string; readonly says?: string }[];
}

/**
 * Explains a code of the sign-in service, of the broker of Windows, of Microsoft Graph or of ours. Letter case does not matter; a whole message with an AADSTS code in it
 * will do, and so will its number alone.
 *
 * @param text - `AADSTS65001`, `65001`, `ErrorAccessDenied`, `invalid_grant`, `429`, `THROTTLED`.
 * @param facts - What is known about the case, for the text; the rest stands in capitals.
 * @throws OnbehalfError INPUT_INVALID with the nearest code that is known.
 */
export function explainCode(text: string, facts: KnownFacts = {}): CodeExplanation {
  const asked = nameIn(text);
  const foreign = foreignCodes(facts);
  const ours = Object.keys(failures) as FailureCode[];
  const same = ({ name }: { readonly name: string }): boolean => name.toLowerCase() === asked.toLowerCase();
  const own = ours.find((name) => name === asked) ?? (foreign.some(same) ? undefined : ours.find((name) => same({ name })));
  if (own) return explainOwn(own, foreign);
  const found = foreign.find(same);
  if (found) return explainForeign(asked.startsWith('AADSTS') ? found.name : asked, found);
  throw unknown(asked, [...foreign.map(({ name }) => name), ...ours]);
}

/** The code in a text: the AADSTS code of a message, the number of one, or the text itself. */
function nameIn(text: string): string {
  const [, number] = /\bAADSTS\s*(\d+)/i.exec(text) ?? /^\s*(\d{5,})\s*$/.exec(text) ?? [];
  return number ? `AADSTS${number}` : text.trim().slice(0, 100);
}

function explainOwn(code: FailureCode, foreign: readonly ForeignCode[]): CodeExplanation {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return {
    name: code,
    source: 'Onbehalf',
    code,
    says: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    ...actionFor(code),
    comesFrom: foreign.filter((one) => one.code === code).map(({ name, says }) => ({ name, ...(says !== undefined && { says }) })),
  };
}

function explainForeign(name: string, { source, code, says, remedy }: ForeignCode): CodeExplanation {
  const action = actionFor(code);
  return {
    name,
    source,
    code,
    says: says ?? 'The text of the answer says what is wrong.',
    ...action,
    ...(remedy !== undefined && { remedy }),
    comesFrom: [],
  };
}

function actionFor(code: FailureCode): Pick<CodeExplanation, 'whose' | 'remedy' | 'exitStatus'> {
  const { whose, remedy, exit } = failures[code];
  return { whose, remedy, exitStatus: exit };
}

function unknown(asked: string, known: readonly string[]): Error {
  const close = nearest(asked, known);
  const page = asked.startsWith('AADSTS') ? ` Microsoft explains ${asked.slice(6)} at https://login.microsoftonline.com/error.` : '';
  return inputError('onbehalf doctor explain', [
    { field: asked, problem: `is not a code that is known here${close ? `; did you mean ${close}?` : '.'}${page}` },
  ]);
}
