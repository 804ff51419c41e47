import { readFile } from 'node:fs/promises';
import { fine, problem, warning, type Finding } from './finding.ts';
import type { MachineFacts } from './machine.ts';

/**
 * Checks the variables that steer how requests leave this machine.
 * Node reads NODE_EXTRA_CA_CERTS once, at its start, and ignores a file that it cannot read (https://nodejs.org/api/cli.html#node_extra_ca_certsfile).
 */
export async function checkNetwork({ env }: MachineFacts): Promise<Finding[]> {
  const value = (name: string): string | undefined => env[name] || env[name.toLowerCase()] || undefined;
  const proxies = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].filter((name) => value(name) !== undefined);
  const findings: Finding[] = [];
  if (proxies.length > 0) {
    findings.push(
      warning('network', `${proxies.join(', ')} ${proxies.length === 1 ? 'is' : 'are'} set, but requests go out directly: the proxy is not used.`, 'caller', 'Allow direct connections to the hosts below, or run where the proxy is transparent.'),
    );
  }
  const certificates = env['NODE_EXTRA_CA_CERTS'];
  if (certificates) findings.push(await checkCertificates(certificates));
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    findings.push(problem('network', 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off: anybody on the way can read tokens.', 'SETTINGS_INVALID', 'Remove the variable; give the certificate authority of your proxy in NODE_EXTRA_CA_CERTS instead.'));
  }
  return findings.length > 0 ? findings : [fine('network', 'No proxy and no certificates of its own are set.')];
}

async function checkCertificates(file: string): Promise<Finding> {
  const broken = (why: string): Finding =>
    problem('network', `NODE_EXTRA_CA_CERTS names ${file}, which ${why}; Node ignores it.`, 'SETTINGS_INVALID', 'Name a readable file with certificates in PEM form, and start again.');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return broken(`cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  }
  const count = text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
  return count === 0 ? broken('holds no certificate in PEM form') : fine('network', `NODE_EXTRA_CA_CERTS adds ${count} ${count === 1 ? 'certificate' : 'certificates'} from ${file}.`);
}
