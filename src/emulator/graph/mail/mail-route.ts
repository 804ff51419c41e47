import type { Call, Reply, Route } from '../route.ts';
import { mailBodies } from './bodies.ts';
import { type MailOperation, mailPermissions } from './permissions.ts';

/** Folders this deep can be written out in a path; deeper ones are reached by their own id, as all are. */
const deepestPath = 8;

/**
 * The routes of one mail operation: the path itself, and what Graph takes for the same, the paths through folders:
 * `/me/mailFolders/{id}/childFolders/{id}/messages/...`.
 *
 * @param operation - The shortest path of the operation.
 */
export function mailRoute(operation: MailOperation, handle: (call: Call) => Reply | Promise<Reply>): readonly Route[] {
  const [method = '', path = ''] = operation.split(' ');
  const permissions = mailPermissions[operation];
  const body = mailBodies[operation];
  return pathsOf(path).map((each) => ({ operation: `${method} ${each}`, permissions, handle, ...(body !== undefined && { body }) }));
}

function pathsOf(path: string): string[] {
  const folder = '/me/mailFolders/{mailFolder-id}';
  const inFolders = Array.from({ length: deepestPath }, (_, depth) => folderPath(depth));
  if (path.startsWith(folder)) return inFolders.map((prefix) => prefix + path.slice(folder.length));
  if (path.startsWith('/me/messages/{message-id}')) return [path, ...inFolders.map((prefix) => prefix + path.slice('/me'.length))];
  return [path];
}

/** The path of a folder with so many folders above it. The folder that is meant is always `mailFolder-id`. */
function folderPath(above: number): string {
  const ancestors = Array.from({ length: above }, (_, index) => `/{ancestor-${index + 1}}/childFolders`);
  return `/me/mailFolders${ancestors.join('')}/{mailFolder-id}`;
}
