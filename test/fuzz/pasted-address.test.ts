import fc from 'fast-check';
import { beforeAll } from 'vitest';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import { publicApplication } from '../../src/identity/settings/applications.ts';
import { environments } from '../../src/identity/settings/environments.ts';
import { codeInAddress } from '../../src/identity/interactive/pasted-address.ts';
import { signInError } from '../../src/identity/failures/sign-in-error.ts';
import { createWorld } from '../identity/world.ts';
import { fuzz } from './fuzz.ts';
import { mutated } from './mutations.ts';
import { checkSilent, plantedSecret, refusedOrDone } from './secrets.ts';

const redirectUri = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
const state = '0f4c7c1e-3a52-4a8b-9a43-0d8f6f6b1f00';
const facts = { application: publicApplication, environment: environments.Global, tenant: 'common', permissions: ['Mail.Read'] };
const refusals = [
  'SIGN_IN_FAILED',
  'SIGN_IN_CANCELLED',
  'SIGN_IN_REQUIRED',
  'SIGN_IN_BLOCKED',
  'SIGN_IN_TIMED_OUT',
  'CONSENT_DECLINED',
  'CONSENT_REQUIRED',
  'ADMIN_CONSENT_REQUIRED',
  'APPLICATION_INVALID',
  'REDIRECT_NOT_REGISTERED',
  'SETTINGS_INVALID',
  'UNAVAILABLE',
  'THROTTLED',
  'NETWORK_FAILED',
] as const;

let signingKey: SigningKey;
beforeAll(async () => {
  signingKey = await createSigningKey();
});

/** Addresses as a sign-in page ends at them, for this sign-in and for others. */
const answer = fc
  .record(
    {
      code: plantedSecret,
      state: fc.oneof({ weight: 4, arbitrary: fc.constant(state) }, fc.uuid()),
      session_state: fc.uuid(),
      error: fc.oneof(
        fc.constantFrom('access_denied', 'consent_required', 'invalid_client', 'constructor', 'toString', '__proto__', ''),
        fc.string({ maxLength: 12 }),
      ),
      error_description: fc.oneof(
        fc.nat(999_999).map((code) => `AADSTS${code}: Something. Trace ID: ${state}`),
        fc.constantFrom('AADSTS1: {toString} {constructor} {clientId}', 'AADSTS0', '{}'),
      ),
    },
    { requiredKeys: [] },
  )
  .map((parameters) => new URLSearchParams(parameters).toString());
const around = fc.constantFrom('', ' ', '"', "'", '<', '\n', '\uFEFF', '\0');
const address = mutated(
  fc
    .tuple(
      around,
      fc.constantFrom(redirectUri, redirectUri.toUpperCase(), 'http://localhost:1/', 'about:blank', ''),
      fc.constantFrom('?', '#', '&', ''),
      answer,
      around,
    )
    .map((parts) => parts.join('')),
);
const anything = fc.oneof(
  { weight: 8, arbitrary: address },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.webUrl({ withQueryParameters: true, withFragments: true }) },
);

/** Takes the code, as a sign-in does: what the page answered becomes an error of ours. */
function codeIn(pasted: string): string {
  try {
    return codeInAddress(pasted, { redirectUri, state });
  } catch (error) {
    throw signInError(error, facts);
  }
}

fuzz('a pasted address gives the code of this sign-in, or an error in words that repeats no code', anything, async (pasted) => {
  const code = await refusedOrDone(() => codeIn(pasted), refusals);
  if (code !== undefined && (code === '' || !pasted.includes(state)))
    throw new Error('It took a code out of the address of another sign-in.');
});

const filling = fc.oneof(
  fc.constantFrom('"', "'", '<', '>', ' ', '\n', '?', '%', '\uD800', '&state='),
  address.filter((text) => text !== ''),
);

fuzz(
  'an address without end is refused at once',
  fc.tuple(address, filling, fc.integer({ min: 60_000, max: 2_000_000 }), fc.constantFrom('', 'x')),
  ([pasted, fill, length, end]) => refusedOrDone(() => void codeIn(pasted.padEnd(length, fill) + end), refusals),
  { share: 0.02 },
);

fuzz(
  'a sign-in into whose terminal anything is pasted ends with an error in words, and no event tells the code',
  anything,
  async (pasted) => {
    const world = createWorld({ signingKey });
    const identity = world.identity({ signInThrough: 'PastedAddress' }, { openBrowser: async () => undefined, ask: async () => pasted });
    const signedIn = await refusedOrDone(() => identity.token(['Mail.Read']), refusals);
    if (signedIn) throw new TypeError('It signed in.');
    checkSilent(JSON.stringify(world.events), 'the events');
  },
  { share: 0.02 },
);
