import { environments, isNationalCloud, type EnvironmentName } from '../connection/index.ts';

/** One of Microsoft's clouds, as far as registering an application there differs. */
export interface Cloud {
  readonly environment: EnvironmentName;
  /** Root of Microsoft Graph, without a version. */
  readonly graphUrl: string;
  /** Where registrations are made by hand, and what the page is called that leads to them. */
  readonly portal: { readonly address: string; readonly menu: string };
  /** Its name in the Azure CLI; undefined where the Azure CLI does not reach its Graph. */
  readonly azureCli: string | undefined;
  /** False where only accounts of organisations are. */
  readonly hasPersonalAccounts: boolean;
}

const menu = 'Microsoft Entra ID';
const unitedStates = { address: 'https://portal.azure.us', menu };
const worldwide = { portal: { address: 'https://entra.microsoft.com', menu: 'Entra ID' }, azureCli: 'AzureCloud' } as const;

/**
 * Portals and personal accounts: https://learn.microsoft.com/graph/deployments. Names in the Azure CLI:
 * https://learn.microsoft.com/cli/azure/manage-clouds-azure-cli.
 */
const places: Readonly<Record<EnvironmentName, Pick<Cloud, 'portal' | 'azureCli'>>> = {
  Default: worldwide,
  Global: worldwide,
  China: { portal: { address: 'https://portal.azure.cn', menu }, azureCli: 'AzureChinaCloud' },
  USGovernment: { portal: unitedStates, azureCli: 'AzureUSGovernment' },
  // Assumption: the Azure CLI asks graph.microsoft.us in AzureUSGovernment, and DoD's Graph is another one.
  USGovernmentDOD: { portal: unitedStates, azureCli: undefined },
};

/** The cloud of an environment. */
export function cloudOf(environment: EnvironmentName): Cloud {
  return {
    environment,
    graphUrl: environments[environment].graphUrl,
    ...places[environment],
    hasPersonalAccounts: !isNationalCloud(environment),
  };
}
