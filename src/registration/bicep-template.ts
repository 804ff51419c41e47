import { isNationalCloud } from '../connection/index.ts';
import { inputError } from '../core/input.ts';
import { microsoftGraph } from './permission-ids.ts';
import type { RegistrationPlan } from './plan-registration.ts';

/**
 * The registration as a Bicep template. https://learn.microsoft.com/graph/templates/reference/applications
 *
 * @param adminConsent - With the resource that consents for the organisation.
 * @throws OnbehalfError INPUT_INVALID with the broker, because a resource cannot name the ID that it gets.
 */
export function bicepTemplate(
  { registration: { name, broker }, application, consentScope, cloud }: RegistrationPlan,
  adminConsent: boolean,
): string {
  if (broker)
    throw inputError('onbehalf app register', [
      {
        field: '--as',
        problem:
          'must be portal, graph or azure-cli with --broker: its redirect URI has the ID of the application, which a template does not know.',
      },
    ]);
  return [
    '// Needs this in bicepconfig.json beside it:',
    '// { "extensions": { "microsoftGraphV1": "br:mcr.microsoft.com/bicep/extensions/microsoftgraph/v1.0:1.0.0" } }',
    ...(isNationalCloud(cloud.environment) ? [unsure] : []),
    'extension microsoftGraphV1',
    '',
    // A deployment finds the application again by its unique name.
    resource('application', 'applications', { uniqueName: uniqueName(name), ...application }),
    resource('servicePrincipal', 'servicePrincipals', { appId: code('application.appId') }),
    ...(adminConsent
      ? [
          resource('microsoftGraph', 'servicePrincipals', { appId: microsoftGraph }, 'existing '),
          resource('consent', 'oauth2PermissionGrants', {
            clientId: code('servicePrincipal.id'),
            consentType: 'AllPrincipals',
            resourceId: code('microsoftGraph.id'),
            scope: consentScope,
          }),
        ]
      : []),
    'output applicationId string = application.appId',
    '',
  ].join('\n');
}

/** Until it left its preview, https://learn.microsoft.com/graph/templates/limitations said so; since then the page is silent. */
const unsure =
  '// Graph templates were made for the global cloud only at first. If the deployment is refused, use --as portal or --as graph.';

/** A name that stays the same for the same display name. */
function uniqueName(name: string): string {
  return `onbehalf-${[...name.toLowerCase()].map((letter) => (/[a-z0-9]/.test(letter) ? letter : letter === ' ' ? '-' : `x${letter.codePointAt(0)?.toString(16)}`)).join('')}`;
}

function resource(symbol: string, type: string, properties: Readonly<Record<string, unknown>>, existing = ''): string {
  return `resource ${symbol} 'Microsoft.Graph/${type}@v1.0' ${existing}= ${value(properties, 0)}\n`;
}

/** An expression, which goes into the template without quotes. */
function code(expression: string): { readonly code: string } {
  return { code: expression };
}

function value(item: unknown, depth: number): string {
  const [inner, outer] = ['  '.repeat(depth + 1), '  '.repeat(depth)];
  if (typeof item === 'string') return text(item);
  if (Array.isArray(item))
    return item.length === 0 ? '[]' : `[\n${item.map((one) => `${inner}${value(one, depth + 1)}\n`).join('')}${outer}]`;
  if (typeof item !== 'object' || item === null) return String(item);
  if ('code' in item) return String(item.code);
  return `{\n${Object.entries(item)
    .map(([name, one]) => `${inner}${name}: ${value(one, depth + 1)}\n`)
    .join('')}${outer}}`;
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types: what must be escaped in a text. */
function text(content: string): string {
  return `'${content.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('${', '\\${')}'`;
}
