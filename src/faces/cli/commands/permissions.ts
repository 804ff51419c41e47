import { z } from 'zod';
import { detectAutomation } from '../../../automation/detect-automation.ts';
import { inputError } from '../../../core/input.ts';
import { defineCommand } from '../command.ts';
import { printPermissions } from '../print-permissions.ts';
import { connectionSettings } from '../settings.ts';

/** Shows what an automation will ask for and why, without running it. */
export const permissions = defineCommand({
  words: 'FILE',
  options: z.object({}),
  examples: ['permissions examples/quickstart.ts', 'permissions examples/quickstart.ts --json'],
  async run({ io, settings }, _options, [file, ...more]) {
    if (file === undefined || more.length > 0) throw inputError('onbehalf permissions', [{ field: 'FILE', problem: 'must be the path of one automation.' }]);
    const { detection } = await detectAutomation(file, await connectionSettings(settings));
    if (!io.json) return printPermissions(io, detection);
    io.value({
      permissions: detection.permissions.map(({ name, title, adminConsentRequired, because }) => ({ name, title, adminConsentRequired, because })),
      warnings: detection.warnings,
    });
  },
});
