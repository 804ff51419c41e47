import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

/** The operations on people that are called, and what opens each. */
export const peopleOperations = {
  // https://learn.microsoft.com/graph/api/user-get
  'GET /me': {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'],
    personal: ['User.Read'],
    application: ['User.ReadBasic.All', 'User.Read.All'],
    shared: ['User.ReadBasic.All', 'User.Read.All'],
  },
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
