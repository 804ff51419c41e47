import { withoutSignedTokens } from './signed-tokens.ts';

// Each of these is read in proportion to the length of the text: no two beginnings can claim the same characters.
const secretShapes: readonly [pattern: RegExp, replacement: string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/-]{8,}=*/gi, '$1 [removed]'],
  [
    /((?:access_token|refresh_token|id_token|client_secret|client_assertion|password|code_verifier|device_code|assertion|tempauth)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
    '$1[removed]',
  ],
  [/([?&](?:code|sig|token|\$skiptoken|\$deltatoken)=)[^\s"'&]+/gi, '$1[removed]'],
  // Refresh tokens and codes of the identity platform begin with a version and a cell.
  [/\b[01]\.A[\w.-]{40,}/g, '[token removed]'],
];

/**
 * Replaces whatever looks like a token, a password, a code or a secret. The last guard, not the only one:
 * nothing should put a secret into a text in the first place.
 */
export function redact(text: string): string {
  return secretShapes.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), withoutSignedTokens(text));
}
