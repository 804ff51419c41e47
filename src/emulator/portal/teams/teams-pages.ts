import { html } from '../../pages/html.ts';
import { chatsOf, joinedTeams } from '../../graph/teams/state.ts';
import type { Html } from '../../pages/document.ts';
import type { User } from '../../tenant/directory.ts';
import type { Chat, TeamsMessage } from '../../tenant/teams.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { dataTable } from '../data-table.ts';
import type { PortalPage } from '../route.ts';

/** A place where messages are, as a page shows it. */
export interface ShownConversation {
  readonly title: string;
  readonly lead: string;
  readonly messages: readonly TeamsMessage[];
}

/** Address below the portal. @param key - Id of the chat, or of the channel. */
function address(user: User, key: string): string {
  return `/_portal/users/${user.id}/teams/${encodeURIComponent(key)}`;
}

/** Who takes part in a chat besides somebody, or its title. */
function titleOf(tenant: Tenant, user: User, { topic, members }: Chat): string {
  const others = members.filter(({ userId }) => userId !== user.id).map(({ userId }) => tenant.users.get(userId)?.displayName ?? userId);
  return topic ?? others.join(', ');
}

/** The chats and the channels of a person. */
export function teamsPage(tenant: Tenant, user: User): PortalPage {
  const chats = chatsOf(tenant, user).map((chat) => conversationRow(user, chat.id, titleOf(tenant, user, chat), chat.messages));
  const channels = joinedTeams(tenant, user).flatMap(({ team, group }) =>
    [...team.channels.values()].map(({ id, displayName, messages }) =>
      conversationRow(user, id, `${group.displayName}: ${displayName}`, messages),
    ),
  );
  const body = html`${trail(user)}
    <h1>Teams</h1>
    <p class="lead">Chats and channels of ${user.displayName}.</p>
    ${panel('Chats', chats, 'There are no chats.')} ${panel('Channels', channels, 'There are no channels.')}`;
  return { title: `Teams of ${user.displayName}`, area: 'users', body };
}

/** A conversation that a person sees; undefined for one that is not theirs. */
export function conversationOf(tenant: Tenant, user: User, key: string): ShownConversation | undefined {
  const chat = chatsOf(tenant, user).find(({ id }) => id === key);
  if (chat) return { title: titleOf(tenant, user, chat), lead: 'Chat', messages: chat.messages };
  for (const { team, group } of joinedTeams(tenant, user)) {
    const channel = team.channels.get(key);
    if (channel) return { title: channel.displayName, lead: `Channel of ${group.displayName}`, messages: channel.messages };
  }
  return undefined;
}

/** The messages of a chat or a channel, the oldest first; answers stand below what they answer. */
export function conversationPage(tenant: Tenant, user: User, { title, lead, messages }: ShownConversation): PortalPage {
  const inThreads = messages
    .filter(({ replyToId }) => replyToId === null)
    .flatMap((root) => [root, ...messages.filter(({ replyToId }) => replyToId === root.id)]);
  const body = html`${trail(user)}
    <h1>${title}</h1>
    <p class="lead">${lead}</p>
    <section class="panel" aria-label="Messages">
      ${
        inThreads.length === 0
          ? html`<p class="empty">Nobody wrote anything yet.</p>`
          : dataTable(
              'Table of messages',
              ['Written', 'By', 'Text'],
              inThreads.map((message) => messageRow(tenant, message)),
            )
      }
    </section>`;
  return { title, area: 'users', body };
}

function trail(user: User): Html {
  return html`<p class="trail">
    <a href="/_portal/users">Users</a> <a href="/_portal/users/${user.id}">${user.displayName}</a>
    <a href="/_portal/users/${user.id}/teams">Teams</a>
  </p>`;
}

function panel(label: string, rows: readonly Html[], empty: string): Html {
  return html`<section class="panel" aria-label="${label}">
    <h2>${label}</h2>
    ${rows.length === 0 ? html`<p class="empty">${empty}</p>` : dataTable(`Table of ${label.toLowerCase()}`, ['Name', 'Messages', 'Latest'], rows)}
  </section>`;
}

function conversationRow(user: User, key: string, name: string, messages: readonly TeamsMessage[]): Html {
  return html`<tr>
    <th scope="row"><a href="${address(user, key)}">${name}</a></th>
    <td>${messages.length}</td>
    <td>${messages.at(-1)?.createdDateTime ?? ''}</td>
  </tr>`;
}

/** The text stands as it was sent: HTML is shown, not run. */
function messageRow(tenant: Tenant, { createdDateTime, fromId, replyToId, subject, body, deletedDateTime }: TeamsMessage): Html {
  const text = deletedDateTime === null ? body.content : 'Deleted';
  return html`<tr>
    <td>${createdDateTime}</td>
    <td>${replyToId === null ? '' : '↳ '}${tenant.users.get(fromId)?.displayName ?? fromId}</td>
    <td>${subject === null ? '' : html`<small>${subject}</small>`}${text}</td>
  </tr>`;
}
