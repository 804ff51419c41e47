import { isFlowFile } from '../../flow/flow-file.ts';
import type { AutomationChecker } from '../../project/check/checker.ts';
import type { ProjectFlows, Remembering } from './project-flows.ts';

/**
 * What a whole project is checked by: every flow in it, and the TypeScript automations that are entry points.
 *
 * @param remembering - Where it is remembered what flows ask for. Default: as of `createProjectFlows`.
 */
export function automationCheckers(remembering?: Remembering): readonly AutomationChecker[] {
  return [flowChecker(remembering), scriptChecker];
}

function flowChecker(remembering: Remembering | undefined): AutomationChecker {
  let opening: Promise<ProjectFlows> | undefined;
  const open = async (): Promise<ProjectFlows> => (await import('./project-flows.ts')).createProjectFlows(remembering);
  return {
    looksAt: 'every file',
    takes: isFlowFile,
    async check(path, shown) {
      opening ??= open();
      return { permissions: await (await opening).permissions(path, shown) };
    },
    async end() {
      await (await opening)?.keep();
    },
  };
}

const scriptChecker: AutomationChecker = {
  looksAt: 'entry points',
  takes: (file) => /\.[mc]?[jt]s$/.test(file),
  async check(path, shown) {
    const [{ whatIsUnknown }, { detectScopes }, { findScopes }] = await Promise.all([
      import('../../automation/detect-automation.ts'),
      import('../../automation/detect-scopes.ts'),
      import('../../automation/find-scopes.ts'),
    ]);
    // It runs all the same, where a person can answer what it then asks for.
    const unknown = await whatIsUnknown(path, shown);
    if (unknown) return { permissions: [], notes: [unknown.message] };
    const { permissions } = detectScopes(await findScopes(path, shown));
    return { permissions: permissions.map(({ name }) => name) };
  },
};
