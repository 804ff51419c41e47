import fc from 'fast-check';
import { beforeAll } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { createNoStorage } from '../../src/identity/index.ts';
import { createWorld } from '../identity/world.ts';
import { fuzz } from './fuzz.ts';
import { checkSilent, plantedSecret, refusedOrDone } from './secrets.ts';

/** How a sign-in that is no longer whole may end where nobody can be asked. */
const refusals = ['SIGN_IN_UNATTENDED', 'SIGN_IN_REQUIRED', 'SIGN_IN_FAILED'] as const;

let signingKey: SigningKey;
/** The entries of a storage after Ada signed in: her tokens, and the indexes. */
let entries: readonly (readonly [key: string, content: string])[];
beforeAll(async () => {
  signingKey = await createSigningKey();
  const world = createWorld({ signingKey });
  await world.identity().token(['Mail.Read']);
  const keys = await world.ports.storage.list();
  entries = await Promise.all(keys.map(async (key) => [key, (await world.ports.storage.read(key))?.content ?? ''] as const));
});

/** Changes the parts of a cache text, and puts a secret in the place of each token. */
function changed(content: string, { part, name, value, secret }: { part: string; name: string; value: unknown; secret: string }): string {
  if (!content.startsWith('{')) return content;
  const cache = JSON.parse(content) as Record<string, Record<string, Record<string, unknown>>>;
  for (const entity of [
    ...Object.values(cache['AccessToken'] ?? {}),
    ...Object.values(cache['RefreshToken'] ?? {}),
    ...Object.values(cache['IdToken'] ?? {}),
  ])
    entity['secret'] = secret;
  for (const entity of Object.values(cache[part] ?? {})) if (typeof entity === 'object') entity[name] = value;
  return JSON.stringify(cache);
}

const odd = fc.constantFrom<unknown>(undefined, null, 0, '', 'constructor', [], {}, { toString: 1 }, true, 'x'.repeat(1_000), -1e300, '\0');
const part = fc.constantFrom('Account', 'IdToken', 'AccessToken', 'RefreshToken', 'AppMetadata', 'Onbehalf');
const name = fc.constantFrom(
  'home_account_id',
  'environment',
  'credential_type',
  'client_id',
  'realm',
  'target',
  'cached_at',
  'expires_on',
  'token_type',
  'username',
  'local_account_id',
  'authority_type',
  'tenantProfiles',
  'client_info',
  'last_modification_time',
  'signedInAt',
  'names',
  '__proto__',
);
const change = fc.record({ part, name, value: odd, secret: plantedSecret });
/** In some inputs the text is changed too, and not only its parts. */
const cut = fc.option(
  fc.record({ at: fc.integer({ min: 0, max: 99 }), length: fc.nat(40), by: fc.string({ unit: 'binary', maxLength: 20 }) }),
  { freq: 2 },
);

fuzz(
  'a stored sign-in whose content was changed is used or not, and nothing tells its tokens',
  fc.tuple(change, cut),
  async ([made, piece]) => {
    const storage = createNoStorage();
    for (const [key, content] of entries) {
      const whole = changed(content, made);
      const from = Math.floor((whole.length * (piece?.at ?? 0)) / 100);
      await storage.write(key, piece ? whole.slice(0, from) + piece.by + whole.slice(from + piece.length) : whole, undefined);
    }
    const world = createWorld({ signingKey });
    const identity = world.identity({}, { storage, canAsk: false });
    for (const work of [
      () => identity.token(['Mail.Read']),
      () => identity.token(['Mail.Send'], { forceRefresh: true }),
      () => identity.accounts(),
      () => identity.granted(),
      () => identity.current(),
    ]) {
      await refusedOrDone<unknown>(work, refusals);
    }
    checkSilent(JSON.stringify(world.events), 'the events');
    await refusedOrDone(() => identity.signOut(), refusals);
  },
  { share: 0.2 },
);
