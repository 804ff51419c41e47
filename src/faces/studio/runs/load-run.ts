import { createHash } from 'node:crypto';
import { dirname } from 'node:path';
import { allOf } from '../../../flow/all-of.ts';
import type { Catalogue } from '../../../flow/catalogue.ts';
import { checkFlow, type CheckedFlow } from '../../../flow/check/check-flow.ts';
import { loadFlow } from '../../../flow/load-flow.ts';
import { findProject, type Project } from '../../../project/project.ts';
import { durableActivities } from '../../../run/durable/durable-activities.ts';
import { catalogueOf } from '../../../run/flow/catalogue-of.ts';
import { flowReader } from '../../../run/flow/flow-reader.ts';
import { inputsOf } from '../../../run/flow/run-flow.ts';
import { checkRecipients } from '../../../run/recipients/check-recipients.ts';
import { recipientRule } from '../../../run/recipients/recipient-rule.ts';
import type { StudioPorts } from '../ports.ts';

/** A flow that can be run, with its inputs. */
export interface LoadedRun {
  readonly checked: CheckedFlow;
  readonly catalogue: Catalogue;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly project: Project | undefined;
  /** Names exactly these files and inputs. */
  readonly digest: string;
}

/**
 * Reads a flow as it is run: everything that is wrong with it, with its inputs, and with whom it sends to is told before anything happens.
 *
 * @param real - Absolute and real path.
 * @param path - In the project.
 * @param isDurable - Its activities are those of durable runs. Default false.
 * @throws OnbehalfError AUTOMATION_INVALID, INPUT_INVALID.
 */
export async function loadRun(
  real: string,
  path: string,
  given: Readonly<Record<string, unknown>>,
  ports: StudioPorts,
  isDurable = false,
): Promise<LoadedRun> {
  const own = await catalogueOf(real, ports);
  const catalogue = isDurable ? durableActivities(own) : own;
  const checked = await checkFlow(await loadFlow(real, path, flowReader()), catalogue);
  const project = await findProject(dirname(real));
  if (project) await checkRecipients(checked.loaded, catalogue, recipientRule(project.file.blockedRecipients));
  const inputs = inputsOf(checked.loaded, given);
  const digest = createHash('sha256').update(JSON.stringify(inputs));
  for (const { path: file, text, functions } of allOf(checked.loaded)) {
    digest.update(JSON.stringify([file, text]));
    for (const { sources } of functions.values()) digest.update(JSON.stringify(sources));
  }
  return { checked, catalogue, inputs, project, digest: digest.digest('hex') };
}
