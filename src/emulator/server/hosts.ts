import { clouds } from '../tenant/clouds.ts';

/** Microsoft's host names that the emulator stands for: those of every cloud, and those of upload addresses and of files. */
export const microsoftHosts: readonly string[] = [
  ...clouds.flatMap(({ aliases, graphs }) => [...aliases, ...graphs.map((graph) => new URL(graph).hostname)]),
  'outlook.office.com',
  'contoso.sharepoint.com',
];

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a `Host` header is one that the emulator answers: a loopback name with the port it listens on, or one of Microsoft's names,
 * whatever the port. Any other is a page of the internet that had a name of its own point here.
 */
export function isOurHost(host: string | undefined, port: number): boolean {
  const lower = host?.toLowerCase() ?? '';
  if (loopbackNames.some((name) => lower === `${name}:${port}` || (lower === name && (port === 80 || port === 443)))) return true;
  return microsoftHosts.includes(lower.replace(/:\d+$/, ''));
}

/** Whether a name may stand in a certificate of ours. */
export function isCertifiable(name: string): boolean {
  return microsoftHosts.includes(name) || name === 'localhost' || name === '127.0.0.1';
}
