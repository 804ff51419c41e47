const exchange = { service: 'exchange', capabilityStatus: 'Enabled' } as const;

/** The product that everybody here is licensed for, Exchange Online (Plan 2). https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
export const exchangeLicenses = [{ disabledPlans: [], skuId: '19ec0d23-8335-4cbd-94ac-6050e30712fa' }];

/** Its plan, of a person as of the organisation. Same page. */
export const assignedPlans = [
  { ...exchange, assignedDateTime: '2020-01-01T00:00:00Z', servicePlanId: 'efb87545-963c-4e0d-99df-69c6916d9eb0' },
];

/** That the plan works. https://learn.microsoft.com/graph/api/resources/provisionedplan */
export const provisionedPlans = [{ ...exchange, provisioningStatus: 'Success' }];
