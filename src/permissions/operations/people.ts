import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// https://learn.microsoft.com/graph/api/user-list and user-get, of others: User.ReadBasic.All shows names, addresses and pictures alone.
const readOthers: OperationFacts = {
  delegated: ['User.ReadBasic.All', 'User.Read.All'],
  personal: [],
  application: ['User.ReadBasic.All', 'User.Read.All'],
  shared: [],
};

/** The operations on people that are called, and what opens each. */
export const peopleOperations = {
  // https://learn.microsoft.com/graph/api/user-get
  'GET /me': {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'],
    personal: ['User.Read'],
    application: ['User.ReadBasic.All', 'User.Read.All'],
    shared: ['User.ReadBasic.All', 'User.Read.All'],
  },
  'GET /users/{user}': readOthers,
  'GET /users': readOthers,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
