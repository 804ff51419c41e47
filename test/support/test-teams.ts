import { seedTeams } from '../../src/emulator/tenant/seed/teams.ts';
import { findUser } from '../../src/emulator/tenant/tenant.ts';
import { createTestGraph, type TestGraph } from './test-graph.ts';

/** A resource of an answer. */
export type Row = Readonly<Record<string, unknown>>;

/** A Graph for tests whose tenant has the seeded chats and the seeded team. */
export interface TestTeams extends TestGraph {
  /** Object id of a person. @param alias - Before the "@". */
  idOf(alias: string): string;
  /** The rows of a list, read as Ada with every permission of Teams. @param path - After the version. */
  rows(path: string, as?: string): Promise<readonly Row[]>;
}

/** Every permission of Teams that a person may have. */
export const everyTeamsPermission =
  'Chat.ReadWrite Chat.Create ChatMember.ReadWrite ChatMessage.Send Team.ReadBasic.All TeamMember.Read.All Channel.ReadBasic.All Channel.Create ' +
  'ChannelSettings.ReadWrite.All Channel.Delete.All ChannelMessage.Read.All ChannelMessage.Send ChannelMessage.ReadWrite';

/** Creates it. */
export function testTeams(): TestTeams {
  const graph = createTestGraph();
  seedTeams(graph.tenant);
  return {
    ...graph,
    idOf: (alias) => findUser(graph.tenant, `${alias}@contoso.example`)?.id ?? '',
    rows: async (path, as = `ada ${everyTeamsPermission}`) => (await graph.json(`/v1.0${path}`, { as })).body['value'] as Row[],
  };
}
