import { literal } from './find-application.ts';
import { microsoftGraph } from './permission-ids.ts';
import type { RegistrationPlan } from './plan-registration.ts';
import { ownTag } from './registration.ts';

const applications = 'https://graph.microsoft.com/v1.0/applications';

/**
 * The registration as a shell script for the Azure CLI (`az login` first). Running it twice does not register twice.
 *
 * @param adminConsent - With the command that consents for the organisation.
 */
export function azureCliScript({ registration: { name }, application, consentScope }: RegistrationPlan, adminConsent: boolean): string {
  const filter = `displayName eq ${literal(name)} and tags/any(tag:tag eq '${ownTag}')`;
  return [
    '#!/bin/sh',
    '# Needs the Azure CLI, signed in with `az login --allow-no-subscriptions`.',
    'set -eu',
    '',
    `body=${quoted(JSON.stringify(application))}`,
    `app_id=$(az ad app list --filter ${quoted(filter)} --query '[0].appId' --output tsv)`,
    'if [ -z "$app_id" ]; then',
    `  app_id=$(az rest --method POST --url ${applications} --headers Content-Type=application/json --body "$body" --query appId --output tsv)`,
    'else',
    `  az rest --method PATCH --url "${applications}(appId='$app_id')" --headers Content-Type=application/json --body "$body"`,
    'fi',
    'az ad sp show --id "$app_id" --output none 2>/dev/null || az ad sp create --id "$app_id" --output none',
    ...(adminConsent ? [`az ad app permission grant --id "$app_id" --api ${microsoftGraph} --scope ${quoted(consentScope)} --output none`] : []),
    'echo "Application (client) ID: $app_id"',
    '',
  ].join('\n');
}

/** A word of the shell that means exactly this text. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
