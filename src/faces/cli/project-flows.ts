import { dirname } from 'node:path';
import type { ScopeOutline } from '../../connection/index.ts';
import type { HeldCatalogue } from '../../flow/catalogue.ts';
import { outlineFlow } from '../../flow/outline.ts';
import { readProjectFile } from '../../project/file/read-project-file.ts';
import { findProjectFolder, textOfProject } from '../../project/project.ts';
import { catalogueOf } from '../../run/flow/catalogue-of.ts';
import { checkRecipients } from '../../run/recipients/check-recipients.ts';
import { recipientRule, type RecipientRule } from '../../run/recipients/recipient-rule.ts';
import { readFlowFile } from './flow-file.ts';

/** What is the same for all flows of a project. */
interface Rules {
  readonly catalogue: HeldCatalogue;
  /** Left out where there is no project file that can be read. */
  readonly recipients?: RecipientRule;
}

/** Reads flows of projects, each by the rules of its project. */
export interface ProjectFlows {
  /** The scopes of a flow. @param path - Absolute. @param shown - Its name for messages. @throws OnbehalfError as `readFlowFile`. */
  outline(path: string, shown: string): Promise<ScopeOutline[]>;
}

/** What is the same for all flows of a project is read once, for as long as this is held. */
export function createProjectFlows(): ProjectFlows {
  const projects = new Map<string | undefined, Promise<Rules>>();
  return {
    async outline(path, shown) {
      const folder = await findProjectFolder(dirname(path));
      const reading = projects.get(folder) ?? rulesOf(folder, path);
      projects.set(folder, reading);
      const { catalogue, recipients } = await reading;
      const { loaded } = await readFlowFile(path, shown, catalogue);
      if (recipients) await checkRecipients(loaded, catalogue, recipients);
      return outlineFlow(loaded, catalogue);
    },
  };
}

async function rulesOf(folder: string | undefined, path: string): Promise<Rules> {
  const catalogue = await catalogueOf(path);
  // What is wrong with the project file is told by itself.
  const file = folder === undefined ? undefined : readProjectFile((await textOfProject(folder)) ?? '').file;
  return { catalogue, ...(file && { recipients: recipientRule(file.blockedRecipients) }) };
}
