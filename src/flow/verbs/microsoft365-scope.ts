import { z } from 'zod';
import { settingsSchema } from '../../connection/index.ts';
import { steps, value } from '../format/shapes.ts';
import { defineVerb } from '../format/verb.ts';

const names = z.array(z.string(), { error: 'must be a list of permissions, such as [Mail.Read].' });

const settings = Object.fromEntries(
  Object.entries(settingsSchema.shape).map(([name, schema]) => [name, value.optional().describe(schema.description ?? '')]),
);

/** Opens a Microsoft 365 Scope. */
export const microsoft365Scope = defineVerb({
  verb: 'microsoft365Scope',
  summary: 'Opens a Microsoft 365 Scope, in which activities share one connection.',
  shape: {
    microsoft365Scope: z.strictObject({
      ...settings,
      connection: value.optional().describe('Name of the connection to use; settings beside it win over its own.'),
      mailbox: value.optional().describe('Address of another mailbox that all activities work on.'),
      permissions: z
        .strictObject({ add: names.optional(), remove: names.optional() })
        .optional()
        .describe('Permissions to ask for besides the detected ones, and detected ones not to ask for.'),
      steps: steps.describe('What is done in the scope.'),
    }),
  },
  build: ({ microsoft365Scope: { permissions = {} } }, reading) => {
    const { mailbox, steps: _steps, permissions: _permissions, ...given } = reading.values('microsoft365Scope');
    return {
      verb: 'microsoft365Scope',
      settings: given,
      ...(mailbox && { mailbox }),
      add: permissions.add ?? [],
      remove: permissions.remove ?? [],
      steps: reading.steps('microsoft365Scope', 'steps'),
    };
  },
});
