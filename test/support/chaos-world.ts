import { allActivities } from '../../src/activities/areas.ts';
import type { AnyActivity } from '../../src/core/activity.ts';
import { embed, type Embedment } from '../../src/embedded.ts';
import type { FaultRule } from '../../src/emulator/index.ts';
import { anySignal } from '../../src/connection/any-signal.ts';
import { nodeWorld } from '../../src/connection/index.ts';
import { runActivity, type ScopeContext } from '../../src/connection/run-activity.ts';
import { createGraphClient, type TransportEvent } from '../../src/graph/index.ts';

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
}

/** What goes wrong, each as likely: the answer never comes, comes late, is a refusal, or is lost after the work was done. */
const kinds: readonly Omit<FaultRule, 'match'>[] = [
  { kind: 'throttle', retryAfter: 2 },
  { kind: 'throttle', retryAfter: null },
  { kind: 'unavailable', retryAfter: 1 },
  { kind: 'timeout' },
  { kind: 'reset' },
  { kind: 'latency', milliseconds: 2 },
  { kind: 'lostAnswer' },
  { kind: 'lostAnswer', status: 503 },
  { kind: 'lostAnswer', status: 504 },
];

/** Makes it. @param random - A number from 0 to below 1. */
export async function chaosWorld(random: () => number): Promise<ChaosWorld> {
  const cloud = await embed({ now: new Date('2026-03-02T09:00:00Z') });
  const { emulator } = cloud;
  const activities = new Map((await allActivities()).map((activity): [string, AnyActivity] => [activity.name, activity]));
  const troubles = new Map<string, number>();
  const waits: TransportEvent[] = [];
  let isTroubled = false;
  let token: string | undefined;

  /** A batch is struck itself, or some of its members are. */
  function strike(url: string, body: unknown): void {
    const members = url.endsWith('/$batch') && typeof body === 'string' ? (JSON.parse(body) as { requests: unknown[] }).requests.length : 0;
    for (let left = members + 1; left > 0; left -= 1) {
      if (random() >= 0.2) continue;
      const rule = kinds[Math.floor(random() * kinds.length)];
      if (rule === undefined) continue;
      const name = [rule.kind, rule.status].filter(Boolean).join(' ');
      troubles.set(name, (troubles.get(name) ?? 0) + 1);
      const isMember = left <= members;
      emulator.faults.add({ ...rule, ...(isMember && { match: { path: '/v1.0/me' }, after: Math.floor(random() * members) }) });
    }
  }

  const now = (): Date => emulator.tenant.clock.now();
  const graph = createGraphClient({
    graphUrl: 'https://graph.microsoft.com',
    fetch: async (url, init) => {
      if (!isTroubled) return emulator.fetch(new Request(url, init as RequestInit));
      strike(url, init?.body);
      return emulator.fetch(new Request(url, init as RequestInit));
    },
    token: async (given) => {
      if (given || token === undefined) {
        const permissions = ['Mail.ReadWrite', 'Mail.Send', 'MailboxSettings.Read'];
        token = (await cloud.token({ user: cloud.account, permissions })).accessToken;
      }
      return token;
    },
    notify: (event) => waits.push(event),
    sleep: async (milliseconds) => {
      emulator.tenant.clock.advance(milliseconds);
      await new Promise((resolve) => setImmediate(resolve));
    },
    random,
    now,
  });
  const scope: ScopeContext = {
    world: { ...nodeWorld({ emulator: '', notify: () => undefined }), now },
    graph,
    signal: anySignal([]),
  };
  return {
    cloud,
    waits,
    troubles,
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
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}
