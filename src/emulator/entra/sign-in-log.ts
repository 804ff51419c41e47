import type { Application, User } from '../tenant/directory.ts';
import { findUser } from '../tenant/tenant.ts';
import type { Exchange } from './exchange.ts';
import { EntraFailure } from './failure.ts';
import { presentedGrant } from './presented-grant.ts';
import type { Endpoint } from './respond.ts';
import type { SignInEvent } from './sign-in-record.ts';

/** How many lines the log keeps. */
const size = 200;

const events: Readonly<Record<string, SignInEvent>> = {
  authorization_code: 'code',
  refresh_token: 'refresh',
  'urn:ietf:params:oauth:grant-type:device_code': 'device',
  device_code: 'device',
  client_credentials: 'application',
  password: 'password',
};

/** Writes the end of a sign-in or of a token request down; the oldest line makes room. */
export function recordSignIn(
  exchange: Exchange,
  end: { readonly application?: Application | undefined; readonly user?: User | undefined; readonly failure?: EntraFailure },
): void {
  const { state, tenant } = exchange.entra;
  const grant = presentedGrant(exchange);
  const application = end.application ?? tenant.applications.get((grant?.clientId ?? exchange.parameter('client_id') ?? '').toLowerCase());
  const user = end.user ?? personMeant(exchange, grant?.authentication.userId);
  state.signInLog.push({
    time: exchange.at.toISOString(),
    event: eventOf(exchange),
    application: application?.displayName ?? exchange.parameter('client_id')?.slice(0, 64) ?? 'unknown',
    user: user?.userPrincipalName,
    code: end.failure?.code ?? 0,
    reason: end.failure ? reasonOf(end.failure) : '',
    correlationId: exchange.correlationId,
  });
  if (state.signInLog.length > size) state.signInLog.shift();
}

/** An endpoint whose refusals are written into the log. A device that polls before its person has finished is no refusal. */
export function withSignInLog(endpoint: Endpoint): Endpoint {
  return async (exchange) => {
    try {
      return await endpoint(exchange);
    } catch (failure) {
      if (failure instanceof EntraFailure && failure.code !== 70016) recordSignIn(exchange, { failure });
      throw failure;
    }
  };
}

function eventOf({ parameter }: Exchange): SignInEvent {
  const grantType = parameter('grant_type');
  if (grantType === undefined) return 'page';
  return (Object.hasOwn(events, grantType) ? events[grantType] : undefined) ?? 'other';
}

function personMeant({ entra, parameter }: Exchange, userId: string | undefined): User | undefined {
  const name = userId ?? parameter('username') ?? parameter('login_hint');
  return name === undefined ? undefined : findUser(entra.tenant, name);
}

/** People type passwords into the field for the name: a name that is nobody's is not kept. */
function reasonOf(failure: EntraFailure): string {
  return failure.code === 50034 ? 'The account that was named does not exist in this directory.' : failure.message;
}
