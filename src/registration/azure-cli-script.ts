import { isNationalCloud } from '../connection/index.ts';
import { inputError } from '../core/input.ts';
import { literal } from './find-application.ts';
import { microsoftGraph } from './permission-ids.ts';
import { redirectUrisOf, type RegistrationPlan } from './plan-registration.ts';
import { ownTag } from './registration.ts';

/**
 * The registration as a shell script for the Azure CLI (`az login` first). Running it twice does not register twice.
 *
 * @param adminConsent - With the command that consents for the organisation.
 * @throws OnbehalfError INPUT_INVALID for a cloud whose Graph the Azure CLI does not reach.
 */
export function azureCliScript(plan: RegistrationPlan, adminConsent: boolean): string {
  const { registration, application, consentScope, cloud } = plan;
  const { environment, graphUrl, azureCli } = cloud;
  if (azureCli === undefined) {
    throw inputError('onbehalf app register', [
      { field: '--as', problem: `must be portal or graph in ${environment}: the Azure CLI does not reach Microsoft Graph there.` },
    ]);
  }
  const applications = `${graphUrl}/v1.0/applications`;
  const filter = `displayName eq ${literal(registration.name)} and tags/any(tag:tag eq '${ownTag}')`;
  return [
    '#!/bin/sh',
    `# Needs the Azure CLI, signed in with ${isNationalCloud(environment) ? `\`az cloud set --name ${azureCli}\` and ` : ''}\`az login --allow-no-subscriptions\`.`,
    'set -eu',
    '',
    `body=${quoted(JSON.stringify(application))}`,
    `app_id=$(az ad app list --filter ${quoted(filter)} --query '[0].appId' --output tsv)`,
    'if [ -z "$app_id" ]; then',
    `  app_id=$(az rest --method POST --url ${applications} --headers Content-Type=application/json --body "$body" --query appId --output tsv)`,
    'else',
    `  az rest --method PATCH --url "${applications}(appId='$app_id')" --headers Content-Type=application/json --body "$body"`,
    'fi',
    ...(registration.broker
      ? [`az rest --method PATCH --url "${applications}(appId='$app_id')" --headers Content-Type=application/json --body ${withId(plan)}`]
      : []),
    'az ad sp show --id "$app_id" --output none 2>/dev/null || az ad sp create --id "$app_id" --output none',
    ...(adminConsent
      ? [`az ad app permission grant --id "$app_id" --api ${microsoftGraph} --scope ${quoted(consentScope)} --output none`]
      : []),
    'echo "Application (client) ID: $app_id"',
    '',
  ].join('\n');
}

/** The redirect URIs as a body, in which the shell puts the ID of the application. */
function withId(plan: RegistrationPlan): string {
  const body = JSON.stringify({ publicClient: { redirectUris: redirectUrisOf(plan, idHere) } });
  return body.split(idHere).map(quoted).join('"$app_id"');
}

/** Stands nowhere else, because it cannot stand in an address. */
const idHere = ' app_id ';

/** A word of the shell that means exactly this text. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
