import type { Examined } from '../connection/examine/examine.ts';
import { reach, type Reached } from '../connection/examine/reach.ts';
import type { World } from '../connection/index.ts';
import { entraFailure } from './entra-failure.ts';
import { fine, problem, warning, type Finding } from './finding.ts';

// Assumption: Entra ID accepts what is up to five minutes off, as the libraries that check tokens commonly do.
/** In milliseconds. */
const toleranceMS = 300_000;
const noticeableMS = 30_000;

/** Checks that the sign-in host and Microsoft Graph answer, that the tenant is known, and that the clocks agree. */
export async function checkHosts(world: World, examined: Examined): Promise<Finding[]> {
  const { loginUrl, graphUrl, tenant } = examined;
  const [login, graph] = await Promise.all([
    reach(world, `${loginUrl}/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`),
    // Without a token the answer is 401, which is an answer.
    reach(world, `${graphUrl}/v1.0/me`),
  ]);
  const name = (url: string): string => (world.onMicrosoftCloud ? new URL(url).host : `${new URL(url).host} (emulated)`);
  return [entraFailureIn(login, examined) ?? hostFinding(name(loginUrl), login), hostFinding(name(graphUrl), graph), clockFinding(login)];
}

function entraFailureIn(reached: Reached, examined: Examined): Finding | undefined {
  return 'broken' in reached ? undefined : entraFailure('hosts', reached.body, examined);
}

function hostFinding(host: string, reached: Reached): Finding {
  if ('broken' in reached) {
    const how = {
      unreachable: 'cannot be reached',
      interrupted: 'breaks the connection',
      untrusted: 'shows a certificate that is not trusted',
      late: 'does not answer',
    }[reached.broken];
    const says = `${host} ${how} (${reached.reason}).`;
    if (reached.broken === 'untrusted')
      return problem(
        'hosts',
        says,
        'NETWORK_FAILED',
        'Give the certificate authority of your proxy to Node with NODE_EXTRA_CA_CERTS, then try again.',
      );
    return problem(
      'hosts',
      says,
      reached.broken === 'late' ? 'TIMED_OUT' : 'NETWORK_FAILED',
      'Check the network, the name server and the firewall, then try again.',
    );
  }
  if (reached.status >= 500) return problem('hosts', `${host} answers with status ${reached.status}.`, 'UNAVAILABLE');
  return fine('hosts', `${host} answers.`);
}

function clockFinding(reached: Reached): Finding {
  const ahead = 'broken' in reached ? undefined : reached.aheadMS;
  if (ahead === undefined) return fine('clock', 'Nobody told the time; the clock was not compared.');
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (seconds * 1000 < noticeableMS) return fine('clock', 'The clock of this machine is right.');
  const says = `The clock of this machine is ${seconds} seconds ${ahead > 0 ? 'fast' : 'slow'}.`;
  const remedy = 'Set the clock, best by a time service.';
  return seconds * 1000 < toleranceMS ? warning('clock', says, 'user', remedy) : problem('clock', says, 'SIGN_IN_FAILED', remedy);
}
