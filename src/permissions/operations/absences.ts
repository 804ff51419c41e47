import type { Operation } from '../../core/ports.ts';

/**
 * The operations that some of Microsoft's clouds do not have, by the names of environments. Every operation's page has a table of national
 * clouds; these are the pages of ours whose table has a cross:
 *
 * - https://learn.microsoft.com/graph/api/message-permanentdelete: the global cloud only.
 * - https://learn.microsoft.com/graph/api/listitem-delta: the global cloud only.
 * - https://learn.microsoft.com/graph/api/attachment-createuploadsession: not in US Government L4 (GCC High) and L5 (DoD); for messages and events.
 * - https://learn.microsoft.com/graph/api/presence-setstatusmessage: the global cloud only.
 * - https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid, presence-setpresence, presence-setuserpreferredpresence and the pages next to
 *   them: not in China.
 * - https://learn.microsoft.com/graph/api/planner-post-tasks, planner-post-plans, plannerbucket-delete and the pages next to them: not in China.
 *
 * Microsoft publishes no list of permissions by cloud: a permission exists where an operation exists that it opens.
 */
const absences: Readonly<Partial<Record<Operation, readonly string[]>>> = {
  'POST /me/messages/{message}/permanentDelete': ['China', 'USGovernment', 'USGovernmentDOD'],
  'GET /sites/{site}/lists/{list}/items/delta': ['China', 'USGovernment', 'USGovernmentDOD'],
  'POST /me/messages/{message}/attachments/createUploadSession': ['USGovernment', 'USGovernmentDOD'],
  'POST /me/events/{event}/attachments/createUploadSession': ['USGovernment', 'USGovernmentDOD'],
  'POST /me/presence/setStatusMessage': ['China', 'USGovernment', 'USGovernmentDOD'],
  'POST /users/{person}/presence/setStatusMessage': ['China', 'USGovernment', 'USGovernmentDOD'],
};

/** Services of which no operation is in the cloud of China. */
const missingInChina = /\/(?:planner|presence|communications)(?:\/|$)/;

/** True for an operation that Microsoft Graph does not have in an environment. */
export function isAbsent(operation: Operation, environment: string | undefined): boolean {
  if (environment === undefined) return false;
  const isOfService = environment === 'China' && missingInChina.test(operation);
  return isOfService || (absences[operation]?.includes(environment) ?? false);
}
