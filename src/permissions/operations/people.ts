import type { Operation } from '../../core/ports.ts';
import type { OperationFacts } from './operation-facts.ts';

// https://learn.microsoft.com/graph/api/user-list and user-get, of others: User.ReadBasic.All shows names, addresses and pictures alone.
const readOthers: OperationFacts = {
  delegated: ['User.ReadBasic.All', 'User.Read.All'],
  personal: [],
  application: ['User.ReadBasic.All', 'User.Read.All'],
  shared: [],
};

// https://learn.microsoft.com/graph/api/user-list-manager
const readManager: OperationFacts = {
  delegated: ['User.Read.All'],
  personal: [],
  application: ['User.Read.All'],
  shared: ['User.Read.All'],
};

// https://learn.microsoft.com/graph/api/user-list-directreports: User.Read opens it, and shows nobody in it.
const readReports: OperationFacts = {
  delegated: ['User.Read', 'User.Read.All'],
  personal: [],
  application: ['User.Read.All'],
  shared: ['User.Read', 'User.Read.All'],
};

// https://learn.microsoft.com/graph/api/profilephoto-get, for people. ProfilePhoto.Read.All takes an administrator, and is never asked for.
const readPhoto: OperationFacts = {
  delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All'],
  personal: ['User.Read'],
  application: ['User.ReadBasic.All', 'User.Read.All'],
  shared: ['User.ReadBasic.All', 'User.Read.All'],
};
const readOthersPhoto: OperationFacts = { ...readPhoto, delegated: readPhoto.shared, personal: [], shared: [] };

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
  'GET /me/manager': readManager,
  'GET /users/{user}/manager': { ...readManager, shared: [] },
  'GET /me/directReports': readReports,
  'GET /users/{user}/directReports': { ...readReports, shared: [] },
  'GET /me/photo/$value': readPhoto,
  'GET /me/photos/{size}/$value': readPhoto,
  'GET /users/{user}/photo/$value': readOthersPhoto,
  'GET /users/{user}/photos/{size}/$value': readOthersPhoto,
} as const satisfies Readonly<Record<Operation, OperationFacts>>;
