import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Codes that open a tab, and the tokens of the tabs that are open. Only hashes are held. */
export interface Sessions {
  /** A code of 192 bits that is good once, for two minutes. */
  code(): string;
  /** The token of a new tab; undefined for a code that is wrong, used or too old. */
  open(code: string): string | undefined;
  isToken(token: string | null): boolean;
  /** Another start of the Studio on this machine asks for a code with it. Good as long as this one runs. */
  readonly key: string;
  isKey(key: string | null): boolean;
}

const codeLifeMS = 120_000;
/** The oldest tokens go when there are more: a page that asks again and again fills no memory. */
const mostTokens = 200;

/** Sessions of one start. @param now - In milliseconds. */
export function createSessions(now: () => number): Sessions {
  const codes = new Map<string, number>();
  const tokens: Buffer[] = [];
  const key = randomBytes(24).toString('base64url');
  const secret = (): string => randomBytes(24).toString('base64url');
  return {
    code() {
      for (const [hash, made] of codes) if (now() - made > codeLifeMS) codes.delete(hash);
      const code = secret();
      codes.set(hashOf(code).toString('hex'), now());
      return code;
    },
    open(code) {
      // Looked up by its hash: how long that takes says nothing about the code.
      const key = hashOf(code).toString('hex');
      const made = codes.get(key);
      codes.delete(key);
      if (made === undefined || now() - made > codeLifeMS) return undefined;
      const token = secret();
      tokens.push(hashOf(token));
      if (tokens.length > mostTokens) tokens.shift();
      return token;
    },
    key,
    isKey: (given) => given !== null && timingSafeEqual(hashOf(key), hashOf(given)),
    isToken: (token) => token !== null && tokens.some((known) => timingSafeEqual(known, hashOf(token))),
  };
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
