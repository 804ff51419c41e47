import type { Operation } from '../../core/ports.ts';

/**
 * The operations that some of Microsoft's clouds do not have, by the names of environments. Every operation's page has a table of national
 * clouds; these are the pages of ours whose table has a cross:
 *
 * - https://learn.microsoft.com/graph/api/message-permanentdelete: the global cloud only.
 * - https://learn.microsoft.com/graph/api/attachment-createuploadsession: not in US Government L4 (GCC High) and L5 (DoD).
 *
 * Microsoft publishes no list of permissions by cloud: a permission exists where an operation exists that it opens.
 */
const absences: Readonly<Partial<Record<Operation, readonly string[]>>> = {
  'POST /me/messages/{message}/permanentDelete': ['China', 'USGovernment', 'USGovernmentDOD'],
  'POST /me/messages/{message}/attachments/createUploadSession': ['USGovernment', 'USGovernmentDOD'],
};

/** True for an operation that Microsoft Graph does not have in an environment. */
export function isAbsent(operation: Operation, environment: string | undefined): boolean {
  return environment !== undefined && (absences[operation]?.includes(environment) ?? false);
}
