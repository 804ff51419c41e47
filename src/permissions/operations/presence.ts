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

// https://learn.microsoft.com/graph/api/presence-setpresence and the pages next to it. Under /users/{id} a person names nobody but oneself.
const set: OperationFacts = { delegated: ['Presence.ReadWrite'], personal: [], application: ['Presence.ReadWrite.All'], shared: [] };

/** The operations on presence that are called, and what opens each. */
export const presenceOperations = {
  'GET /me/presence': readOwn,
  'GET /users/{person}/presence': readOthers,
  'POST /communications/getPresencesByUserId': readOthers,

  'POST /me/presence/setPresence': set,
  'POST /users/{person}/presence/setPresence': set,
  'POST /me/presence/clearPresence': set,
  'POST /users/{person}/presence/clearPresence': set,
  'POST /me/presence/setUserPreferredPresence': set,
  'POST /users/{person}/presence/setUserPreferredPresence': set,
  'POST /me/presence/clearUserPreferredPresence': set,
  'POST /users/{person}/presence/clearUserPreferredPresence': set,
  'POST /me/presence/setStatusMessage': set,
  'POST /users/{person}/presence/setStatusMessage': set,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
