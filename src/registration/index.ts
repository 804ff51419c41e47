export { azureCliScript } from './azure-cli-script.ts';
export { bicepTemplate } from './bicep-template.ts';
export { cloudOf, type Cloud } from './cloud.ts';
export { consent, consentForOrganisation, organisationConsent } from './consent.ts';
export {
  findApplication,
  lookAtApplication,
  registeredPermissions,
  registrationOperations,
  requireApplication,
  type FoundApplication,
  type RegistrationGraph,
} from './find-application.ts';
export { graphRequests } from './graph-requests.ts';
export { planRegistration, type ApplicationBody, type RegistrationPlan } from './plan-registration.ts';
export { portalSteps } from './portal-steps.ts';
export { changePermissions, deleteRegistration, register, type Registered } from './register.ts';
export { registrarPermissions, registrarApplication, withoutRegistrar } from './registrar.ts';
export { audiences, ownTag, type AccountTypes, type Registration } from './registration.ts';
export { reviewRegistration, type Review } from './review.ts';
export type { Wait } from './when-known.ts';
