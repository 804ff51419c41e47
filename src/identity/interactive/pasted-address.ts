import type { Characters } from '../../core/signed-tokens.ts';
import { OnbehalfError } from '../../core/errors.ts';
import { serviceError } from '../failures/service-error.ts';

/** The sign-in that an address must belong to. */
export interface ExpectedAnswer {
  readonly redirectUri: string;
  readonly state: string;
}

/** No real answer is longer; what is longer was pasted by mistake. */
const longestAddress = 65_536;

/**
 * Takes the code out of the address at which a sign-in page ended (RFC 6749, 4.1.2). What was pasted is never repeated, because it may hold a code.
 *
 * @returns The authorization code. Secret.
 * @throws OnbehalfError SIGN_IN_FAILED for another address, or that of another sign-in.
 * @throws Error in the shape of MSAL's when the page answered with a refusal.
 */
export function codeInAddress(pasted: string, { redirectUri, state }: ExpectedAnswer): string {
  const text = pasted.length > longestAddress ? '' : withoutQuotes(pasted.trim());
  if (!URL.canParse(text)) throw wrong('What was pasted is no address.', redirectUri);
  const { origin, pathname, search, hash } = new URL(text);
  if (`${origin}${pathname}` !== redirectUri) throw wrong('The pasted address is not the one at which this sign-in ends.', redirectUri);
  const answer = new URLSearchParams(search || hash.slice(1));
  if (answer.get('state') !== state) throw wrong('The pasted address belongs to another sign-in.', redirectUri);
  const error = answer.get('error');
  if (error !== null) throw serviceError({ error, error_description: beforeAddress(answer.get('error_description') ?? '') });
  const code = answer.get('code');
  if (!code) throw wrong('The pasted address has no answer in it.', redirectUri);
  return code;
}

/** Mail programs and chats put quotes or angle brackets around addresses. By hand, because a pattern for the end would begin at each of many quotes anew. */
function withoutQuotes(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && `"'<`.includes(text.charAt(from))) from += 1;
  while (to > from && `"'>`.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** What stands before an address or a parameter: where two addresses were pasted as one, the second may have a code in it. */
function beforeAddress(description: string): string {
  const [mark] = description.split(/(?<=\w):\/\/|[?&=#]/, 1);
  return mark === undefined || !description.startsWith('://', mark.length) ? (mark ?? '') : withoutWordAtEnd(mark);
}

/** By hand as well: a pattern for it would go through a long word from each of its letters. */
export function withoutWordAtEnd(text: Characters): string {
  let end = text.length;
  while (end > 0 && /\w/.test(String.fromCharCode(text.charCodeAt(end - 1)))) end -= 1;
  return text.slice(0, end);
}

function wrong(says: string, redirectUri: string): OnbehalfError {
  return new OnbehalfError('SIGN_IN_FAILED', says, {
    remedy: `Start the sign-in again, finish its page, and paste the whole last address of the browser; it begins with ${redirectUri}?`,
  });
}
