import type { GraphFI } from '@pnp/graph';
import type { IAttachments } from '@pnp/graph/attachments/index.js';
import type { IGroup, IGroups } from '@pnp/graph/groups/index.js';
import type { IMailboxSettings, IMailFolders, IMessage, IMessages, IOutlook } from '@pnp/graph/mail/index.js';
import type { ITeams } from '@pnp/graph/teams/index.js';
import type { IMember, IMembers } from '@pnp/graph/members/index.js';
import type { IUser, IUsers } from '@pnp/graph/users/index.js';
import type { Group, Message, User } from '@microsoft/microsoft-graph-types';

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

/** Groups, and who is in them. */
type Groups = Omit<IGroups, 'add' | 'getById' | 'filter'> & {
  add(name: string, mailNickname: string, type: number): Promise<Group & { readonly id: string }>;
  getById(id: string): IGroup & {
    readonly members: IMembers & {
      (): Promise<User[]>;
      add(address: string): Promise<void>;
      getById(id: string): IMember & { remove(): Promise<void> };
    };
    delete(): Promise<void>;
  };
  filter(condition: string): () => Promise<Group[]>;
};

/** The client with mail, people, groups and teams. */
export type Graph = Omit<GraphFI, 'batched'> & {
  readonly me: Person;
  readonly teams: ITeams;
  readonly users: { getById(id: string): Person } & IUsers;
  readonly groups: Groups;
  batched(): [Graph, () => Promise<void>];
};
