import { type ClientCertificate, type ClientSecret, newSecret } from '../../tenant/credentials.ts';
import type { Application } from '../../tenant/directory.ts';
import { memberOf, objectFrom, textFrom } from '../json-input.ts';
import { contextOf } from '../odata/context.ts';
import { type Call, GraphFailure, type OperationPermissions, type Reply, type Route } from '../route.ts';
import { certificateResource, isOfRegistration, secretResource } from './credential-resource.ts';
import { readCertificate, readNewSecret } from './credential-input.ts';
import { findRegistration, findServicePrincipal } from './object-ids.ts';
import { applicationPermissions, requireAdministrator } from './permissions.ts';
import { checkProof } from './proof-of-possession.ts';

/** Whose credentials: those of a registration, or those of a service principal. */
interface Holder {
  readonly application: Application;
  readonly isOfServicePrincipal: boolean;
}

type Find = (call: Call) => Holder;
type Act = (call: Call, holder: Holder) => Promise<Reply>;

const registration: Find = (call) => ({
  application: findRegistration(call, call.params['application'] ?? ''),
  isOfServicePrincipal: false,
});

const servicePrincipal: Find = (call) => {
  const application = findServicePrincipal(call.tenant, call.params['servicePrincipal'] ?? '');
  // Assumption: what Microsoft publishes itself is refused as everything that one may not change.
  if (application === 'graph')
    throw new GraphFailure(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
  return { application, isOfServicePrincipal: true };
};

async function addPassword(call: Call, { application, isOfServicePrincipal }: Holder): Promise<Reply> {
  const now = call.tenant.clock.now();
  const body = objectFrom((await call.json()) ?? {}, 'The body');
  const given = readNewSecret(memberOf(body, 'passwordCredential'), now);
  const secret = newSecret(call.tenant.ids, now, { ...given, ...(isOfServicePrincipal && { isOfServicePrincipal }) });
  application.secrets.push(secret);
  return created(call, 'passwordCredential', secretResource(secret, true));
}

async function removePassword(call: Call, holder: Holder): Promise<Reply> {
  const { application } = holder;
  const gone = named(await keyIdIn(call), application.secrets, holder);
  application.secrets = application.secrets.filter((one) => one !== gone);
  return { status: 204 };
}

async function addKey(call: Call, { application, isOfServicePrincipal }: Holder): Promise<Reply> {
  const body = objectFrom(await call.json(), 'The body');
  await checkProof(call, application, memberOf(body, 'proof'));
  const read = readCertificate(objectFrom(memberOf(body, 'keyCredential'), 'keyCredential'), call.tenant.ids);
  const certificate = { ...read, ...(isOfServicePrincipal && { isOfServicePrincipal }) };
  application.certificates = [...(application.certificates ?? []), certificate];
  return created(call, 'keyCredential', certificateResource(certificate));
}

async function removeKey(call: Call, holder: Holder): Promise<Reply> {
  const { application } = holder;
  const body = objectFrom(await call.json(), 'The body');
  await checkProof(call, application, memberOf(body, 'proof'));
  const gone = named(await keyIdIn(call), application.certificates ?? [], holder);
  application.certificates = (application.certificates ?? []).filter((one) => one !== gone);
  return { status: 204 };
}

async function keyIdIn(call: Call): Promise<string> {
  const body = objectFrom(await call.json(), 'The body');
  return textFrom(memberOf(body, 'keyId'), 'keyId').toLowerCase();
}

/** @throws GraphFailure 400 for a credential that the holder does not have, in the words that people report. */
function named<One extends ClientSecret | ClientCertificate>(keyId: string, all: readonly One[], { isOfServicePrincipal }: Holder): One {
  const found = all.find((one) => one.keyId === keyId && isOfRegistration(one) !== isOfServicePrincipal);
  if (!found) throw new GraphFailure(400, 'Request_BadRequest', 'No credentials found to be removed.');
  return found;
}

function created(call: Call, type: string, resource: object): Reply {
  return { status: 200, body: { '@odata.context': contextOf(call, `microsoft.graph.${type}`), ...resource } };
}

const secrets = { addPassword, removePassword };
const certificates = { addKey, removeKey };

function routesOf(path: string, actions: Readonly<Record<string, Act>>, permissions: OperationPermissions, find: Find): Route[] {
  return Object.entries(actions).map(([name, act]) => ({
    operation: `POST ${path}/${name}`,
    permissions,
    body: { passwordCredential: 'passwordCredential', keyCredential: 'keyCredential' },
    handle(call) {
      requireAdministrator(call);
      return act(call, find(call));
    },
  }));
}

const ofRegistration = '/applications/{application}';
const ofServicePrincipal = '/servicePrincipals/{servicePrincipal}';
const { writeSecrets, writeCredentials } = applicationPermissions;

/** Secrets and certificates of applications. https://learn.microsoft.com/graph/api/application-addpassword and the pages beside it */
export const credentialRoutes: readonly Route[] = [
  ...routesOf(ofRegistration, secrets, writeSecrets, registration),
  ...routesOf(ofRegistration, certificates, writeCredentials, registration),
  ...routesOf(ofServicePrincipal, { ...secrets, ...certificates }, writeCredentials, servicePrincipal),
];
