import { X509Certificate } from 'node:crypto';
import { createClock } from '../../src/emulator/tenant/clock.ts';
import { createIds } from '../../src/emulator/tenant/ids.ts';
import { createTestCertificate } from './certificate.ts';
import { proofFor } from './proof-of-possession.ts';
import { createTestGraph, type TestGraph, type TestRequest } from './test-graph.ts';

/** What a call is made with: a Graph, and the ids of what there is in it, by the names of placeholders and a few more. */
export interface ChangingWorld {
  readonly graph: TestGraph;
  readonly ids: Readonly<Record<string, string>>;
}

/** Elin is an administrator, and has mail. */
const as =
  'elin Mail.ReadWrite Mail.Send MailboxSettings.ReadWrite User.Read Application.ReadWrite.All DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All';
const reports = 'c0ffee00-8a4e-4f0e-9a51-0a1b2c3d4e5f';
const microsoftGraph = '00000003-0000-0000-c000-000000000000';
const readMail = '810c84a8-4a9e-49e6-bf7d-12d183f40d01';
const writeMail = 'e2a3a72e-5f79-4c64-b1b1-878b674786c9';
const elin = [{ emailAddress: { address: 'elin@contoso.example' } }];
const note = { subject: 'Note', body: { contentType: 'text', content: 'One line.' }, toRecipients: elin };
const file = { '@odata.type': '#microsoft.graph.fileAttachment', name: 'note.txt', contentBytes: 'aGVsbG8=' };
const rule = { displayName: 'Read', sequence: 1, actions: { markAsRead: true } };
const [firstKey, secondKey] = [createTestCertificate(), createTestCertificate()].map(({ certificate }) => ({
  keyCredential: {
    type: 'AsymmetricX509Cert',
    usage: 'Verify',
    key: new X509Certificate(certificate).raw.toString('base64'),
    displayName: 'CN=robot',
  },
  passwordCredential: null,
}));

/**
 * A minimal body of every operation that is no `GET`, by its template; those on a message in a folder have that of the same operation
 * without the folder. Undefined: it has none.
 */
export const changingBodies: Readonly<Record<string, (ids: ChangingWorld['ids']) => unknown>> = {
  'POST /applications': () => ({ displayName: 'Robot' }),
  'PATCH /applications/{application}': () => ({ displayName: 'Renamed' }),
  'DELETE /applications/{application}': () => undefined,
  'POST /applications/{application}/addPassword': () => ({}),
  'POST /applications/{application}/removePassword': ({ password: keyId }) => ({ keyId }),
  'POST /applications/{application}/addKey': ({ proof }) => ({ ...secondKey, proof }),
  'POST /applications/{application}/removeKey': ({ key: keyId, proof }) => ({ keyId, proof }),
  'POST /servicePrincipals/{servicePrincipal}/addPassword': () => ({}),
  'POST /servicePrincipals/{servicePrincipal}/removePassword': ({ ownPassword: keyId }) => ({ keyId }),
  'POST /servicePrincipals/{servicePrincipal}/addKey': ({ ownProof: proof }) => ({ ...secondKey, proof }),
  'POST /servicePrincipals/{servicePrincipal}/removeKey': ({ ownKey: keyId, ownProof: proof }) => ({ keyId, proof }),
  'POST /servicePrincipals': ({ registered: appId }) => ({ appId }),
  'POST /oauth2PermissionGrants': ({ servicePrincipal: clientId, resource: resourceId, elin: principalId }) => ({
    clientId,
    consentType: 'Principal',
    principalId,
    resourceId,
    scope: 'Mail.Read',
  }),
  'PATCH /oauth2PermissionGrants/{grant}': () => ({ scope: 'Mail.ReadWrite' }),
  'DELETE /oauth2PermissionGrants/{grant}': () => undefined,
  'POST /servicePrincipals/{servicePrincipal}/appRoleAssignedTo': ({ client: principalId, resource: resourceId }) => ({
    principalId,
    resourceId,
    appRoleId: writeMail,
  }),
  'DELETE /servicePrincipals/{servicePrincipal}/appRoleAssignedTo/{assignment}': () => undefined,
  'POST /servicePrincipals/{servicePrincipal}/appRoleAssignments': ({ client: principalId, resource: resourceId }) => ({
    principalId,
    resourceId,
    appRoleId: writeMail,
  }),
  'POST /me/mailFolders': () => ({ displayName: 'New' }),
  'POST /me/mailFolders/{mailFolder-id}/childFolders': () => ({ displayName: 'New' }),
  'PATCH /me/mailFolders/{mailFolder-id}': () => ({ displayName: 'Renamed' }),
  'DELETE /me/mailFolders/{mailFolder-id}': () => undefined,
  'POST /me/mailFolders/{mailFolder-id}/permanentDelete': () => undefined,
  'POST /me/mailFolders/{mailFolder-id}/move': () => ({ destinationId: 'archive' }),
  'POST /me/mailFolders/{mailFolder-id}/copy': () => ({ destinationId: 'archive' }),
  'POST /me/messages': () => note,
  'POST /me/mailFolders/{mailFolder-id}/messages': () => note,
  'PATCH /me/messages/{message-id}': () => ({ subject: 'Changed' }),
  'DELETE /me/messages/{message-id}': () => undefined,
  'POST /me/messages/{message-id}/permanentDelete': () => undefined,
  'POST /me/messages/{message-id}/move': () => ({ destinationId: 'archive' }),
  'POST /me/messages/{message-id}/copy': () => ({ destinationId: 'archive' }),
  'POST /me/sendMail': () => ({ message: note }),
  'POST /me/messages/{message-id}/send': () => undefined,
  'POST /me/messages/{message-id}/reply': () => ({ comment: 'Yes.' }),
  'POST /me/messages/{message-id}/createReply': () => ({ comment: 'Yes.' }),
  'POST /me/messages/{message-id}/replyAll': () => ({ comment: 'Yes.' }),
  'POST /me/messages/{message-id}/createReplyAll': () => ({ comment: 'Yes.' }),
  'POST /me/messages/{message-id}/forward': () => ({ comment: 'See below.', toRecipients: elin }),
  'POST /me/messages/{message-id}/createForward': () => ({ comment: 'See below.', toRecipients: elin }),
  'POST /me/messages/{message-id}/attachments': () => file,
  'POST /me/messages/{message-id}/attachments/createUploadSession': () => ({
    AttachmentItem: { attachmentType: 'file', name: 'plan.bmp', size: 5_000_000 },
  }),
  'DELETE /me/messages/{message-id}/attachments/{attachment-id}': () => undefined,
  'POST /me/mailFolders/{mailFolder-id}/messageRules': () => rule,
  'PATCH /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': () => ({ displayName: 'Renamed' }),
  'DELETE /me/mailFolders/{mailFolder-id}/messageRules/{messageRule-id}': () => undefined,
  'POST /me/outlook/masterCategories': () => ({ displayName: 'New', color: 'preset0' }),
  'PATCH /me/outlook/masterCategories/{outlookCategory-id}': () => ({ color: 'preset5' }),
  'DELETE /me/outlook/masterCategories/{outlookCategory-id}': () => undefined,
  'PATCH /me/mailboxSettings': () => ({ timeZone: 'Tokyo Standard Time' }),
  'POST /me/getMailTips': () => ({ EmailAddresses: ['elin@contoso.example'], MailTipsOptions: 'automaticReplies' }),
  'POST /me/translateExchangeIds': ({ received }) => ({
    inputIds: [received],
    sourceIdType: 'restId',
    targetIdType: 'restImmutableEntryId',
  }),
};

/** Those of them that change nothing. */
export const unchanging = ['POST /me/getMailTips', 'POST /me/translateExchangeIds'];

/** Makes the function that makes a Graph in which each of the calls can be made; every time it is the same one. */
export async function changingWorlds(): Promise<() => ChangingWorld> {
  const graph = createTestGraph();
  const made = async (path: string, body: unknown, method = 'POST'): Promise<Record<string, unknown>> => {
    const answer = await graph.json(`/v1.0${path}`, { as, method, body });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const read = async (path: string): Promise<Record<string, unknown>> => (await graph.json(`/v1.0${path}`, { as })).body;
  const idOf = async (answer: Promise<Record<string, unknown>>, name = 'id'): Promise<string> => String((await answer)[name]);

  const draft = await idOf(made('/me/messages', note));
  const attachment = await idOf(made(`/me/messages/${draft}/attachments`, file));
  await made('/me/sendMail', { message: note });
  const [message] = (await read('/me/mailFolders/inbox/messages'))['value'] as { id: string }[];
  const folder = await idOf(made('/me/mailFolders', { displayName: 'Trips' }));
  const messageRule = await idOf(made('/me/mailFolders/inbox/messageRules', rule));
  const category = await idOf(made('/me/outlook/masterCategories', { displayName: 'Trips', color: 'preset1' }));

  const own = `(appId='${reports}')`;
  const application = await idOf(read(`/applications${own}`));
  const client = await idOf(read(`/servicePrincipals${own}`));
  const resource = await idOf(read(`/servicePrincipals(appId='${microsoftGraph}')`));
  const proof = await proofFor(graph.tenant, { id: application, appId: reports });
  const ownProof = await proofFor(graph.tenant, { id: client, appId: reports });
  const ids = {
    draft,
    'attachment-id': attachment,
    received: message?.id ?? '',
    folder,
    'messageRule-id': messageRule,
    'outlookCategory-id': category,
    application,
    client,
    resource,
    servicePrincipal: client,
    proof,
    ownProof,
    password: await idOf(made(`/applications/${application}/addPassword`, {}), 'keyId'),
    ownPassword: await idOf(made(`/servicePrincipals/${client}/addPassword`, {}), 'keyId'),
    key: await idOf(made(`/applications/${application}/addKey`, { ...firstKey, proof }), 'keyId'),
    ownKey: await idOf(made(`/servicePrincipals/${client}/addKey`, { ...firstKey, proof: ownProof }), 'keyId'),
    registered: await idOf(made('/applications', { displayName: 'Registered' }), 'appId'),
    grant: await idOf(
      made('/oauth2PermissionGrants', { clientId: client, consentType: 'AllPrincipals', resourceId: resource, scope: 'Mail.Read' }),
    ),
    elin: await idOf(read('/me')),
    assignment: '',
  };
  const assigned = (await read(`/servicePrincipals/${client}/appRoleAssignments`))['value'] as { id: string; appRoleId: string }[];
  const all = { ...ids, assignment: assigned.find(({ appRoleId }) => appRoleId === readMail)?.id ?? '' };
  const { clock, ids: _ids, content, ...state } = graph.tenant;
  return () => ({
    graph: createTestGraph({}, { ...structuredClone(state), clock: createClock(clock.now()), ids: createIds(2), content }),
    ids: all,
  });
}

/** The minimal call of an operation, `POST /me/messages/{message-id}/send`. @throws Error for one that has none. */
export function changingCall(operation: string, { ids }: ChangingWorld): TestRequest & { readonly path: string } {
  const plain = operation.replace('/mailFolders/{mailFolder-id}/messages/{message-id}', '/messages/{message-id}');
  const body = changingBodies[plain];
  if (!body) throw new Error(`There is no call of ${operation}.`);
  const [method = '', template = ''] = operation.split(' ');
  const isOnDraft = /\/(send|attachments|createUploadSession|\{attachment-id\})$/.test(operation) || method === 'PATCH';
  const folder = plain === operation && !operation.includes('messageRules') ? ids['folder'] : isOnDraft ? 'drafts' : 'inbox';
  const place: Readonly<Record<string, string | undefined>> = {
    ...ids,
    'mailFolder-id': operation.includes('messageRules') ? 'inbox' : folder,
    'message-id': isOnDraft ? ids['draft'] : ids['received'],
    servicePrincipal: operation.includes('appRoleAssignedTo') ? ids['resource'] : ids['client'],
  };
  const path = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(place[name] ?? ''));
  const content = body(ids);
  return { as, method, path, ...(content === undefined ? {} : { body: content }) };
}
