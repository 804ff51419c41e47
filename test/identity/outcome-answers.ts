import type { IdentityPorts } from '../../src/identity/index.ts';
import { createStandIn, type StandInOptions } from '../support/broker-stand-in.ts';
import type { World } from './world.ts';

export type Answering = Parameters<World['person']>[1];

export const answeredBy =
  (name: string, options?: Answering) =>
  (world: World): Partial<IdentityPorts> => {
    const person = world.person(name, options);
    // Where the page itself shows an error, no answer ever comes back.
    return { openBrowser: (url) => person.openBrowser(url).catch(() => undefined) };
  };
export const pastedBy =
  (name: string, options?: Answering) =>
  (world: World): Partial<IdentityPorts> => {
    const person = world.person(name, options);
    return { openBrowser: (url) => person.openBrowser(url).catch(() => undefined), ask: async () => person.location };
  };
export const onAnotherDevice =
  (name: string, options?: Answering) =>
  (world: World): Partial<IdentityPorts> => ({
    notify: (event) => {
      if (event.type !== 'deviceCode') return;
      const leave = (): void => (options?.consent === 'decline' ? undefined : world.tenant.clock.advance(901_000));
      // Whoever gets no further at the page leaves it, and the code ends; whoever declines has answered.
      void world.person(name, options).openBrowser(`${event.url}?otc=${event.userCode}`).catch(leave);
    },
  });
export const onWindows =
  (at: (world: World) => Pick<StandInOptions, 'window' | 'session'>) =>
  (world: World): Partial<IdentityPorts> => {
    const broker = createStandIn({ tenant: world.tenant, fetch: world.entra.fetch, ...at(world) });
    return { findBroker: async () => ({ broker }) };
  };
