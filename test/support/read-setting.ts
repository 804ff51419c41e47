import { expect } from 'vitest';
import { findScopes } from '../../src/automation/find-scopes.ts';
import { withAutomation, type AutomationFiles } from './automation-files.ts';

/**
 * The value of an expression, read without running the automation that has it as a setting of its one scope; `?` where it is only known when it runs.
 *
 * @param before - What stands in the file before the scope.
 * @param beside - Files beside the automation.
 */
export async function settingOf(expression: string, before = '', beside: AutomationFiles = {}): Promise<unknown> {
  const source = `import { mail, microsoft365Scope } from 'onbehalf';\n${before}\nawait microsoft365Scope({ activities: [], folder: ${expression} });`;
  const scopes = await withAutomation({ 'tidy.ts': source, ...beside }, (path) => findScopes(path, 'tidy.ts'));
  expect(scopes).toHaveLength(1);
  return scopes[0]?.unread.includes('folder') ? '?' : scopes[0]?.settings['folder'];
}
