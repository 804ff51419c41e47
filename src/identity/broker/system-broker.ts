import { createRequire } from 'node:module';
import type { INativeBrokerPlugin } from '@azure/msal-node';
import type { FindBroker } from './broker.ts';

/** Where the broker is looked for. */
export interface BrokerPlace {
  /** Default: that of this machine. */
  readonly platform?: string;
  /** Loads MSAL's plug-in for the broker. Default: the optional package `@azure/msal-node-extensions`. */
  readonly load?: () => BrokerPackage;
}

/** The part of `@azure/msal-node-extensions` that is used. */
export interface BrokerPackage {
  readonly NativeBrokerPlugin: new () => INativeBrokerPlugin;
}

const packageName = '@azure/msal-node-extensions';
const install = `npm install ${packageName}@5`;

/**
 * Looks for the broker of this machine. The package that reaches it is installed by whoever wants it: it weighs more than all else together,
 * and runs an install script. It has plug-ins for macOS and Linux too; used is the one for Windows only.
 */
export function createSystemBroker({ platform = process.platform, load = loadPackage }: BrokerPlace = {}): FindBroker {
  let broker: INativeBrokerPlugin | undefined;
  return async () => {
    if (broker) return { broker };
    if (platform !== 'win32') return { missing: `this machine does not run Windows (${platform})` };
    try {
      const { NativeBrokerPlugin } = load();
      const found = new NativeBrokerPlugin();
      if (found.isBrokerAvailable) return { broker: (broker = found) };
      return { missing: 'it did not start', remedy: 'It comes with Windows 10 (version 1703) and Windows Server 2019, and later ones.' };
    } catch (error) {
      return notLoaded(error);
    }
  };
}

function loadPackage(): BrokerPackage {
  return createRequire(import.meta.url)(packageName) as BrokerPackage;
}

function notLoaded(error: unknown): { readonly missing: string; readonly remedy: string } {
  const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  if (reason.includes(`'${packageName}'`)) {
    return {
      missing: `the package ${packageName} is not installed`,
      remedy: `Run \`${install}\` where onbehalf is installed; with -g if onbehalf was.`,
    };
  }
  return {
    missing: `the package ${packageName} cannot be loaded (${reason})`,
    remedy: `Run \`${install}\` again, with its install scripts allowed.`,
  };
}
