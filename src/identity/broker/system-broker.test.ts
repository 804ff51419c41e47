import type { INativeBrokerPlugin } from '@azure/msal-node';
import { describe, expect, test } from 'vitest';
import { createSystemBroker, type BrokerPackage } from './system-broker.ts';

/** The package with a plug-in of which only its state is looked at. */
const packageWith = (isBrokerAvailable: boolean): BrokerPackage => ({
  NativeBrokerPlugin: function plugIn() {
    return { isBrokerAvailable } as INativeBrokerPlugin;
  } as unknown as BrokerPackage['NativeBrokerPlugin'],
});
const failing = (message: string) => (): never => {
  throw new Error(message);
};

describe('the broker of this machine', () => {
  test('is there on Windows, with the package', async () => {
    expect(await createSystemBroker({ platform: 'win32', load: () => packageWith(true) })()).toEqual({
      broker: { isBrokerAvailable: true },
    });
  });

  test('is made once', async () => {
    const find = createSystemBroker({ platform: 'win32', load: () => packageWith(true) });
    const [first, second] = [await find(), await find()];

    expect('broker' in first && 'broker' in second && first.broker === second.broker).toBe(true);
  });

  test.each(['linux', 'darwin'])('is not looked for on %s', async (platform) => {
    const load = failing('The package is loaded.');

    expect(await createSystemBroker({ platform, load })()).toEqual({ missing: `this machine does not run Windows (${platform})` });
  });

  test('is not there before its package is installed', async () => {
    expect(await createSystemBroker({ platform: 'win32' })()).toEqual({
      missing: 'the package @azure/msal-node-extensions is not installed',
      remedy: 'Run `npm install @azure/msal-node-extensions@5` where onbehalf is installed; with -g if onbehalf was.',
    });
  });

  test('is not there where the package was installed without its install scripts', async () => {
    const load = failing("Cannot find module '../build/Release/keytar.node'\nRequire stack:\n- C:\\keytar.js");

    expect(await createSystemBroker({ platform: 'win32', load })()).toEqual({
      missing: "the package @azure/msal-node-extensions cannot be loaded (Cannot find module '../build/Release/keytar.node')",
      remedy: 'Run `npm install @azure/msal-node-extensions@5` again, with its install scripts allowed.',
    });
  });

  test('is not used where Windows cannot start it', async () => {
    expect(await createSystemBroker({ platform: 'win32', load: () => packageWith(false) })()).toMatchObject({
      missing: 'it did not start',
    });
  });
});
