import { type Der, sequence, tagged } from '../x509/der.ts';
import { microsoftHosts } from './hosts.ts';

// Names in certificates (GeneralName, RFC 5280, section 4.2.1.6).

const dns = (name: string): Der => tagged(0x82, Buffer.from(name));
const address = (bytes: readonly number[]): Der => tagged(0x87, Buffer.from(bytes));
const loopback4 = [127, 0, 0, 1];
const loopback6 = [...Array.from({ length: 15 }, () => 0), 1];

/** The names of a host. A client that addresses us by number sends no server name, so the certificate of `localhost` holds the numbers too. */
export function namesOf(host: string): Der {
  if (host !== 'localhost' && host !== '127.0.0.1') return sequence(dns(host));
  return sequence(dns('localhost'), address(loopback4), address(loopback6));
}

/**
 * The names that the authority may certify (NameConstraints, RFC 5280, section 4.2.1.10): those that the emulator answers to. Whoever steals its key can stand for
 * nobody else. A number has its mask behind it.
 */
export function permittedNames(): Der {
  const whole = (bytes: readonly number[]): Der => address([...bytes, ...bytes.map(() => 255)]);
  const names = ['localhost', ...microsoftHosts].map(dns);
  return sequence(tagged(0xa0, ...[...names, whole(loopback4), whole(loopback6)].map((name) => sequence(name))));
}
