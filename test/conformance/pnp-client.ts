import { DefaultHeaders, DefaultInit, graphfi, type GraphFI } from '@pnp/graph';
import { BearerToken, DefaultParse, type Queryable } from '@pnp/queryable';
import { applications, type ConformanceWorld } from './world.ts';

/**
 * Gives PnPjs as it is published. The behaviour that sends is the last one of its pipeline, and hands its requests to the emulator.
 *
 * @param world - Organisation that is met.
 * @param user - First part of the address of who is signed in; `undefined` for an application alone.
 * @param permissions - Permissions of the token.
 * @returns The client; what it has depends on the parts of the package that are imported.
 */
export async function pnpClient(
  { emulator, fetch }: ConformanceWorld,
  user: string | undefined,
  permissions: readonly string[],
): Promise<GraphFI> {
  const application = user === undefined ? applications.alone : applications.own;
  const { accessToken } = await emulator.token({
    application,
    ...(user !== undefined && { user: `${user}@contoso.example` }),
    permissions,
  });
  const send = (instance: Queryable): Queryable => {
    instance.on.send.replace((url: URL, init: RequestInit) => fetch(url, init));
    return instance;
  };
  return graphfi().using(DefaultHeaders(), DefaultInit(), BearerToken(accessToken), DefaultParse(), send as never);
}
