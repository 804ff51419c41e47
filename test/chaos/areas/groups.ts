import { absent, type Area, type Change, type PrepareArea } from '../area.ts';

const aliases = ['ben', 'chloe', 'diego', 'elin'] as const;

/** Groups: who is in each. */
export const prepareGroups: PrepareArea = async (world): Promise<Area> => {
  const { users, groups } = world.cloud.emulator.tenant;
  const idOf = (alias: string): string => [...users.values()].find(({ mail }) => mail === `${alias}@contoso.example`)?.id ?? '';
  const ids = new Map<string, string>();
  const inputOf = (displayName: string) => ({ displayName, kind: 'security' });
  for (let number = 0; number < 6; number += 1) {
    const name = `Group ${number}`;
    ids.set(name, ((await world.run('groups.create', inputOf(name))) as { id: string }).id);
  }

  return {
    name: 'groups',
    things: new Map([...ids.keys()].map((name) => [name, ''])),
    reads: [
      { activity: 'users.get', input: { user: 'ben@contoso.example' } },
      { activity: 'users.search', input: { words: 'Ben' } },
    ],
    next(pool, random) {
      const changed = pool.take(3).map(([thing, state]): Change => {
        const members = new Set(state.split(' ').filter(Boolean));
        const alias = aliases[Math.floor(random() * aliases.length)] ?? aliases[0];
        const isIn = members.has(alias);
        return {
          activity: isIn ? 'groups.removeMember' : 'groups.addMember',
          input: { group: ids.get(thing), member: idOf(alias) },
          things: [thing],
          after: (before) => {
            const next = new Set(before.split(' ').filter(Boolean));
            if (isIn) next.delete(alias);
            else next.add(alias);
            return [...next].toSorted().join(' ');
          },
        };
      });
      const gone = pool
        .take(random() < 0.3 ? 1 : 0)
        .map(([thing]): Change => ({ activity: 'groups.delete', input: { group: ids.get(thing) }, things: [thing], after: () => absent }));
      const made = pool.fresh(random() < 0.6 ? 1 : 0).map((name): Change => ({
        activity: 'groups.create',
        input: inputOf(name),
        things: [name],
        after: () => '',
        made: ([group]) => ids.set(name, (group as { id: string }).id),
      }));
      return [...changed, ...gone, ...made];
    },
    async found() {
      return [...groups.values()]
        .filter(({ displayName, deletedDateTime }) => deletedDateTime === undefined && /^(?:Group|groups) \d+$/.test(displayName))
        .map(({ displayName, members }) => [
          displayName,
          aliases
            .filter((alias) => members.includes(idOf(alias)))
            .toSorted()
            .join(' '),
        ]);
    },
  };
};
