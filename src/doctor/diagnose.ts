import { examine, type Examined } from '../connection/examine/examine.ts';
import type { World } from '../connection/index.ts';
import { checkApplication } from './application.ts';
import { fine, problemOf, type Finding } from './finding.ts';
import { checkBroker } from './broker.ts';
import { checkHosts } from './hosts.ts';
import { checkMachine, type MachineFacts } from './machine.ts';
import { checkNetwork } from './network.ts';
import { checkPermissions, type Needs } from './permissions.ts';
import { checkStorage } from './storage.ts';

/** What is examined. */
export interface Patient {
  readonly machine: MachineFacts;
  readonly world: World;
  /** Settings to examine, or why there are none: what reading them threw. */
  readonly configuration: { readonly settings: Readonly<Record<string, unknown>>; readonly title: string } | { readonly failure: unknown };
  /** What an automation needs, or why that cannot be told. */
  readonly needs?: Needs | { readonly failure: unknown };
}

/**
 * Checks everything that a run stands on, from the machine to the permissions, and gives all that was found, in that order. It signs nobody in.
 */
export async function diagnose({ machine, world, configuration, needs }: Patient): Promise<Finding[]> {
  const findings = [checkMachine(machine), ...(await checkNetwork(machine))];
  let examined: Examined;
  try {
    if ('failure' in configuration) throw configuration.failure;
    examined = await examine(configuration.settings, world);
  } catch (error) {
    return [...findings, problemOf('configuration', error)];
  }
  const { settings, title } = configuration;
  const { application, tenant } = examined;
  findings.push(
    fine('configuration', `${title}: ${application.name}, tenant ${tenant}${tenant === 'common' ? ' (that of the account)' : ''}.`),
  );
  if (examined.broker) findings.push(await checkBroker(world, examined.broker));
  const hosts = await checkHosts(world, examined);
  findings.push(await checkStorage(world, examined), ...hosts);
  // Where nobody answers there is nobody to ask about the application.
  if (hosts[0]?.outcome === 'ok') findings.push(await checkApplication(world, examined));
  if (needs)
    findings.push(...('failure' in needs ? [problemOf('permissions', needs.failure)] : await checkPermissions(world, settings, needs)));
  return findings;
}
