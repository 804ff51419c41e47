import type { GraphFI } from '@pnp/graph';
import type { IAttachments } from '@pnp/graph/attachments/index.js';
import type { IMailboxSettings, IMailFolders, IMessage, IMessages, IOutlook } from '@pnp/graph/mail/index.js';
import type { ITeams } from '@pnp/graph/teams/index.js';
import type { IUser, IUsers } from '@pnp/graph/users/index.js';
import type { Message } from '@microsoft/microsoft-graph-types';

// The package adds these to its own types by paths that types do not resolve in modules.

/** A person with mail and teams. */
export type Person = IUser & {
  readonly mailFolders: IMailFolders;
  readonly messages: { getById(id: string): IMessage & { readonly attachments: IAttachments } } & IMessages;
  readonly outlook: IOutlook;
  readonly joinedTeams: ITeams;
  readonly mailboxSettings: IMailboxSettings;
  sendMail(message: Message, saveToSentItems?: boolean): Promise<void>;
};

/** The client with mail, people and teams. */
export type Graph = Omit<GraphFI, 'batched'> & {
  readonly me: Person;
  readonly teams: ITeams;
  readonly users: { getById(id: string): Person } & IUsers;
  batched(): [Graph, () => Promise<void>];
};
