import { beforeAll } from 'vitest';
import { answerCheck } from '../support/answer-schema.ts';
import {
  createEmulator,
  createSigningKey,
  findUser,
  type Emulator,
  type EmulatorOptions,
  type Person,
  type PersonOptions,
  type SigningKey,
} from '../../src/emulator/index.ts';

/** Applications of the seeded tenant that clients sign in with. */
export const applications = {
  /** Of many organisations; nobody has to register it. */
  public: 'f2f43f65-16a6-4319-91b6-d2a342a88744',
  /** Of the organisation, for people. */
  own: '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10',
  /** Of the organisation, which acts alone with its secret. */
  alone: 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f',
  secret: 'contoso-reports-secret',
} as const;

/** An organisation that a client of others meets. Requests for Microsoft's hosts are handed to it; nothing leaves the machine. */
export interface ConformanceWorld extends AsyncDisposable {
  readonly emulator: Emulator;
  /** Authority of the tenant, `https://login.microsoftonline.com/<id>`. */
  readonly authority: string;
  /** Answers a request for one of Microsoft's hosts, in the shape of the global `fetch`. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Somebody with a browser, by the first part of their address. */
  person(alias: string, options?: PersonOptions): Person;
  /** Object id of a person, by the first part of their address. */
  idOf(alias: string): string;
  /** Somebody consented before to what an application asks for: for one person, or for everybody. */
  consent(permissions: readonly string[], alias?: string, clientId?: string): void;
  /** What a token opens: the status of reading who it speaks for. */
  statusOf(accessToken: string | undefined, path?: string): Promise<number>;
}

/**
 * Sets a suite up: its emulators share one key, which takes long to make.
 *
 * @returns What makes a new organisation.
 */
export function conformanceSuite(): (options?: EmulatorOptions) => Promise<ConformanceWorld> {
  let signingKey: SigningKey;
  beforeAll(async () => {
    signingKey = await createSigningKey();
  });
  return async (options = {}) => worldOf(await createEmulator({ signingKey, ...options }));
}

function worldOf(emulator: Emulator): ConformanceWorld {
  const { tenant } = emulator;
  const check = answerCheck();
  const send = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const response = await emulator.fetch(request);
    await check(new URL(request.url).pathname, response);
    return response;
  };
  const idOf = (alias: string): string => findUser(tenant, `${alias}@contoso.example`)?.id ?? '';
  return {
    emulator,
    idOf,
    authority: `https://login.microsoftonline.com/${tenant.id}`,
    fetch: send,
    person: (alias, options) => emulator.person(`${alias}@contoso.example`, options),
    consent(permissions, alias, clientId = applications.own) {
      const principalId = alias === undefined ? null : idOf(alias);
      tenant.consents.push({ id: `${clientId} ${alias} ${permissions.join()}`, clientId, principalId, permissions: [...permissions] });
    },
    async statusOf(accessToken, path = '/me') {
      const response = await send(`https://graph.microsoft.com/v1.0${path}`, { headers: { authorization: `Bearer ${accessToken}` } });
      return response.status;
    },
    [Symbol.asyncDispose]: () => emulator[Symbol.asyncDispose](),
  };
}
