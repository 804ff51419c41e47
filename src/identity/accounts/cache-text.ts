/** An entity of MSAL's cache; all its values are texts. */
export type Entity = Readonly<Record<string, unknown>>;

/** What we note beside MSAL's entities; MSAL leaves parts alone that it does not know. */
export interface SignInNote {
  /** When a person last signed in, ISO 8601. */
  readonly signedInAt: string;
  /** Addresses under which the person is known, in lower case. */
  readonly names: readonly string[];
}

/** Parts of MSAL's cache format, by key (`JsonCache` of @azure/msal-node). */
export const parts = ['Account', 'IdToken', 'AccessToken', 'RefreshToken', 'AppMetadata'] as const;

/** MSAL's cache text, parsed: the tokens of one account, and our note. */
export type CacheText = { readonly [Part in (typeof parts)[number]]: Readonly<Record<string, Entity>> } & {
  readonly Onbehalf?: SignInNote;
};

/** Parses a cache text. What is not of its form is left out, so that a strange text means "nobody is signed in" and not a crash. */
export function parseCache(text: string | undefined): CacheText {
  const root = asObject(parseJson(text ?? ''));
  const note = asObject(root['Onbehalf']);
  const names = Array.isArray(note['names']) ? note['names'].filter((name) => typeof name === 'string') : [];
  return {
    Account: entities(root['Account']),
    IdToken: entities(root['IdToken']),
    AccessToken: entities(root['AccessToken']),
    RefreshToken: entities(root['RefreshToken']),
    AppMetadata: entities(root['AppMetadata']),
    ...(typeof note['signedInAt'] === 'string' && { Onbehalf: { signedInAt: note['signedInAt'], names } }),
  };
}

/** A text value of an entity; empty where there is none. */
export function textOf(entity: Entity | undefined, name: string): string {
  const value = entity?.[name];
  return typeof value === 'string' ? value : '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function entities(part: unknown): Record<string, Entity> {
  return Object.fromEntries(Object.entries(asObject(part)).filter((entry): entry is [string, Entity] => isEntity(entry[1])));
}

/** MSAL takes every value for a text, and breaks over others; only the profiles of an account in its tenants are a list of texts. */
function isEntity(value: unknown): value is Entity {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, one]) => (name === 'tenantProfiles' ? isListOfTexts(one) : isText(one)));
}

function isListOfTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

/** Half a character (a lone surrogate) cannot be sent. */
function isText(value: unknown): boolean {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value);
}
