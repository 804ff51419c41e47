import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { embed, type Embedment } from '../../src/embedded.ts';
import type { FaultRule } from '../../src/emulator/index.ts';
import { anySignal } from '../../src/connection/any-signal.ts';
import { runActivity, type ScopeContext } from '../../src/connection/run-activity.ts';
import { createGate, createGraphClient, type TransportEvent } from '../../src/graph/index.ts';

/** A tenant in which answers go wrong, and the activities on it, in a time of its own. */
export interface ChaosWorld extends AsyncDisposable {
  readonly cloud: Embedment;
  /** From now on a fifth of all answers goes wrong. Before, and after `calm`, none does. */
  trouble(): void;
  calm(): void;
  /** Runs an activity. */
  run(name: string, input: Readonly<Record<string, unknown>>): Promise<unknown>;
  readonly waits: TransportEvent[];
  /** How many answers went wrong, by what happened. */
  readonly troubles: ReadonlyMap<string, number>;
  /** Requests that were made while there was trouble, members of batches among them. */
  readonly requests: () => number;
  /** Has something done when the world ends. */
  atEnd(work: () => Promise<void>): void;
}

/** What goes wrong, each as likely: the answer never comes, comes late, is a refusal, is cut short, or is lost after the work was done. */
const kinds: readonly Omit<FaultRule, 'match'>[] = [
  { kind: 'throttle', retryAfter: 2 },
  { kind: 'throttle', retryAfter: null },
  { kind: 'unavailable', retryAfter: 1 },
  { kind: 'timeout' },
  { kind: 'reset' },
  { kind: 'latency', milliseconds: 2 },
  { kind: 'truncate' },
  { kind: 'lostAnswer' },
  { kind: 'lostAnswer', status: 503 },
  { kind: 'lostAnswer', status: 504 },
];

const permissions = [
  'Calendars.ReadWrite',
  'ChannelMessage.Send',
  'Channel.ReadBasic.All',
  'ChatMessage.Send',
  'Files.ReadWrite',
  'Group.ReadWrite.All',
  'Mail.ReadWrite',
  'Mail.Send',
  'MailboxSettings.Read',
  'Sites.ReadWrite.All',
  'Tasks.ReadWrite',
  'Team.ReadBasic.All',
  'User.Read.All',
];

/** Faults that are used up are cleared away after so many. */
const sweptAfter = 100;

/** Makes it. @param random - A number from 0 to below 1. */
export async function chaosWorld(random: () => number): Promise<ChaosWorld> {
  const cloud = await embed({ now: new Date('2026-03-02T09:00:00Z') });
  const { emulator } = cloud;
  const activities = new Map((await allActivities()).map((activity): [string, AnyActivity] => [activity.name, activity]));
  const troubles = new Map<string, number>();
  const waits: TransportEvent[] = [];
  const atEnd: (() => Promise<void>)[] = [];
  let isTroubled = false;
  let token: string | undefined;
  let requests = 0;

  /** A fifth of all requests is struck: each by itself, or as a member of its batch. */
  function strike(path: string): void {
    requests += 1;
    if (random() >= 0.2) return;
    const rule = kinds[Math.floor(random() * kinds.length)];
    if (rule === undefined) return;
    const name = [rule.kind, rule.status].filter(Boolean).join(' ');
    const count = [...troubles.values()].reduce((sum, one) => sum + one, 1);
    troubles.set(name, (troubles.get(name) ?? 0) + 1);
    if (count % sweptAfter === 0) for (const { id, hits } of emulator.faults.list()) if (hits > 0) emulator.faults.remove(id);
    emulator.faults.add({ ...rule, match: { path } });
  }

  function strikeAll(url: string, body: unknown): void {
    const { pathname } = new URL(url);
    strike(pathname);
    if (!pathname.endsWith('/$batch') || typeof body !== 'string') return;
    for (const member of (JSON.parse(body) as { requests: { url: string }[] }).requests)
      strike(new URL(`https://graph.microsoft.com/v1.0${member.url}`).pathname);
  }

  const sleep = async (milliseconds: number): Promise<void> => {
    emulator.tenant.clock.advance(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const now = (): Date => emulator.tenant.clock.now();
  const graph = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    fetch: async (url, init) => {
      if (isTroubled) strikeAll(url, init?.body);
      return emulator.fetch(new Request(url, init as RequestInit));
    },
    token: async (given) => {
      if (given || token === undefined) token = (await cloud.token({ user: cloud.account, permissions })).accessToken;
      return token;
    },
    notify: (event) => waits.push(event),
    sleep,
    random,
    now,
  });
  const scope: ScopeContext = {
    world: { ...cloud.world(), now, wait: sleep, timeZone: () => 'UTC' },
    graph,
    signal: anySignal([]),
    turns: createGate(1),
  };
  return {
    cloud,
    waits,
    troubles,
    requests: () => requests,
    atEnd: (work) => void atEnd.push(work),
    trouble: () => (isTroubled = true),
    calm: () => {
      isTroubled = false;
      emulator.faults.clear();
    },
    run: async (name, input) => {
      const activity = activities.get(name);
      if (activity === undefined) throw new Error(`There is no activity ${name}.`);
      const result = runActivity(scope, activity, input);
      return 'all' in result ? result.all() : result;
    },
    async [Symbol.asyncDispose]() {
      await graph.close();
      for (const work of atEnd) await work();
      await cloud[Symbol.asyncDispose]();
    },
  };
}
