import { isFlowFile } from '../../flow/flow-file.ts';
import type { AutomationChecker } from '../../project/check/checker.ts';
import type { ProjectFlows } from './project-flows.ts';

/** What a whole project is checked by: every flow in it, and the TypeScript automations that are entry points. */
export function automationCheckers(): readonly AutomationChecker[] {
  return [flowChecker(), scriptChecker];
}

function flowChecker(): AutomationChecker {
  let flows: ProjectFlows | undefined;
  return {
    looksAt: 'every file',
    takes: isFlowFile,
    async check(path, shown) {
      const [{ detectScopes }, { createProjectFlows }] = await Promise.all([
        import('../../automation/detect-automation.ts'),
        import('./project-flows.ts'),
      ]);
      flows ??= createProjectFlows();
      const { permissions } = detectScopes(await flows.outline(path, shown));
      return { permissions: permissions.map(({ name }) => name) };
    },
  };
}

const scriptChecker: AutomationChecker = {
  looksAt: 'entry points',
  takes: (file) => /\.[mc]?[jt]s$/.test(file),
  async check(path, shown) {
    const [{ detectScopes, whatIsUnknown }, { findScopes }] = await Promise.all([
      import('../../automation/detect-automation.ts'),
      import('../../automation/find-scopes.ts'),
    ]);
    // It runs all the same, where a person can answer what it then asks for.
    const unknown = await whatIsUnknown(path, shown);
    if (unknown) return { permissions: [], notes: [unknown.message] };
    const { permissions } = detectScopes(await findScopes(path, shown));
    return { permissions: permissions.map(({ name }) => name) };
  },
};
