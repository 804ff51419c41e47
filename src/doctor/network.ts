import { readRegularFile } from '../connection/index.ts';
import { proxyIn } from '../connection/machine/proxy.ts';
import { fine, problem, problemOf, warning, type Finding } from './finding.ts';
import type { MachineFacts } from './machine.ts';

/**
 * Checks the variables that steer how requests leave this machine.
 * Node reads NODE_EXTRA_CA_CERTS once, at its start, and ignores a file that it cannot read (https://nodejs.org/api/cli.html#node_extra_ca_certsfile).
 */
export async function checkNetwork({ env }: MachineFacts): Promise<Finding[]> {
  const findings = checkProxy(env);
  const certificates = env['NODE_EXTRA_CA_CERTS'];
  if (certificates) findings.push(await checkCertificates(certificates));
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    findings.push(
      problem(
        'network',
        'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off: anybody on the way can read tokens.',
        'SETTINGS_INVALID',
        'Remove the variable; give the certificate authority of your proxy in NODE_EXTRA_CA_CERTS instead.',
      ),
    );
  }
  return findings.length > 0 ? findings : [fine('network', 'No proxy and no certificates of its own are set.')];
}

/** Whether requests go through a proxy; its user name and password are never shown. */
function checkProxy(env: MachineFacts['env']): Finding[] {
  try {
    const proxy = proxyIn(env);
    if (proxy) {
      const exceptions = env['no_proxy'] || env['NO_PROXY'];
      return [
        fine(
          'network',
          `Requests go through the proxy ${proxy.name} (${proxy.variable})${exceptions ? `, except to ${exceptions} (NO_PROXY)` : ''}.`,
        ),
      ];
    }
  } catch (error) {
    return [problemOf('network', error)];
  }
  if (!env['http_proxy'] && !env['HTTP_PROXY']) return [];
  return [
    warning(
      'network',
      'HTTP_PROXY is set, and all hosts are asked by https: requests go out directly.',
      'caller',
      'Set HTTPS_PROXY as well, where requests have to go through the proxy.',
    ),
  ];
}

async function checkCertificates(file: string): Promise<Finding> {
  const broken = (why: string): Finding =>
    problem(
      'network',
      `NODE_EXTRA_CA_CERTS names ${file}, which ${why}; Node ignores it.`,
      'SETTINGS_INVALID',
      'Name a readable file with certificates in PEM form, and start again.',
    );
  let text: string;
  try {
    text = (await readRegularFile(file)).toString('utf8');
  } catch (error) {
    return broken(`cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown'})`);
  }
  const count = text.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
  return count === 0
    ? broken('holds no certificate in PEM form')
    : fine('network', `NODE_EXTRA_CA_CERTS adds ${count} ${count === 1 ? 'certificate' : 'certificates'} from ${file}.`);
}
