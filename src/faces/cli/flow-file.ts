import type { ScopeOutline } from '../../connection/index.ts';
import type { Catalogue } from '../../flow/catalogue.ts';
import { type CheckedFlow, checkFlow } from '../../flow/check/check-flow.ts';
import { loadFlow } from '../../flow/load-flow.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { durableActivities } from '../../run/durable/durable-activities.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import { flowReader } from '../../run/flow/flow-reader.ts';

/**
 * Reads a flow file, and everything that is wrong with it.
 *
 * @param path - Absolute path of the file.
 * @param shown - Its name for messages.
 * @param catalogue - The activities that it can use. Default: ours and those of its project, by their descriptions.
 * @throws OnbehalfError NOT_FOUND; AUTOMATION_INVALID with every mistake, each with line and column.
 */
export async function readFlowFile(path: string, shown: string, catalogue?: Catalogue): Promise<CheckedFlow> {
  return checkFlow(await loadFlow(path, shown, flowReader()), catalogue ?? (await catalogueOf(path)));
}

/** The scopes of a flow file. @param isDurable - As it is run with `--durable`. @throws OnbehalfError as `readFlowFile`. */
export async function outlineFlowFile(path: string, shown: string, isDurable = false): Promise<ScopeOutline[]> {
  const own = await catalogueOf(path);
  const catalogue = isDurable ? durableActivities(own) : own;
  return outlineFlow((await readFlowFile(path, shown, catalogue)).loaded, catalogue);
}
