import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// https://learn.microsoft.com/graph/api/presence-get: of somebody else it takes Presence.Read.All.
const readOwn: OperationFacts = {
  delegated: ['Presence.Read', 'Presence.Read.All'],
  personal: [],
  application: ['Presence.Read.All', 'Presence.ReadWrite.All'],
  shared: ['Presence.Read.All'],
};

// https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid and the same page.
const readOthers: OperationFacts = { ...readOwn, delegated: ['Presence.Read.All'], shared: [] };

/** The operations on presence that are called, and what opens each. */
export const presenceOperations = {
  'GET /me/presence': readOwn,
  'GET /users/{person}/presence': readOthers,
  'POST /communications/getPresencesByUserId': readOthers,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
