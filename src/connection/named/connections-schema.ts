import { z } from 'zod';
import { secretReference, secretSettings, settingsSchema } from '../../identity/index.ts';
import { namePattern } from './connection-settings.ts';

/** The JSON Schema (draft 2020-12) of a file of connections, made from the definition of the settings. */
export function connectionsSchema(): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(settingsSchema, { io: 'input', unrepresentable: 'any' });
  const reference = { type: 'string', pattern: secretReference.source };
  const settings = Object.entries(properties).map(([name, property]) => {
    if (typeof property !== 'object' || !(secretSettings as readonly string[]).includes(name)) return [name, property] as const;
    return [
      name,
      {
        ...reference,
        description: `${property.description ?? ''} Never the secret itself: "env:VARIABLE" or "file:/path", where it is kept.`.trim(),
      },
    ] as const;
  });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Connections of Onbehalf',
    description:
      'Settings of Microsoft 365 Scopes by name: connections.json in the configuration folder of a person, onbehalf.connections.json in a project. They hold no secret.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Address of this schema, for editors.' },
      default: { type: 'string', pattern: namePattern.source, description: 'The connection to use where none is named.' },
      connections: {
        type: 'object',
        description: 'The settings of each connection under its name.',
        propertyNames: { pattern: namePattern.source },
        additionalProperties: { type: 'object', additionalProperties: false, properties: Object.fromEntries(settings) },
      },
    },
  };
}
