import type { Application, ImplicitToken } from '../../tenant/directory.ts';
import { booleanFrom, memberOf, objectFrom } from '../json-input.ts';

/** Which token a switch of `implicitGrantSettings` lets out. https://learn.microsoft.com/graph/api/resources/implicitgrantsettings */
const switches: readonly (readonly [name: string, token: ImplicitToken])[] = [
  ['enableAccessTokenIssuance', 'token'],
  ['enableIdTokenIssuance', 'id_token'],
];

/** What the authorization endpoint gives at once, as `web` of a registration shows it. */
export function implicitGrantSettings({ implicitGrant = [] }: Pick<Application, 'implicitGrant'>): Record<string, boolean> {
  return Object.fromEntries(switches.map(([name, token]) => [name, implicitGrant.includes(token)]));
}

/**
 * Reads `implicitGrantSettings` of a request; a switch that it does not name stays as it is.
 *
 * @throws GraphFailure 400 naming what is wrong.
 */
export function readImplicitGrant(value: unknown, before: Pick<Application, 'implicitGrant'> | undefined): ImplicitToken[] {
  const settings = objectFrom(value, 'implicitGrantSettings');
  return switches.flatMap(([name, token]) => {
    const given = memberOf(settings, name);
    const isOn = given === undefined ? (before?.implicitGrant ?? []).includes(token) : booleanFrom(given, name);
    return isOn ? [token] : [];
  });
}
