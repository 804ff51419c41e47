import { absent, type Area, type Change, oneOf, type PrepareArea } from '../area.ts';

const invoices = { site: 'https://contoso.sharepoint.com/sites/accounts-payable', list: 'Invoices' };
const states = ['Open', 'Approved', 'Paid'] as const;

/** Items of a list: the amount and the state of each. */
export const prepareLists: PrepareArea = async (world): Promise<Area> => {
  const ids = new Map<string, number>();
  const titles = Array.from({ length: 40 }, (_, number) => `Item ${number}`);
  const added = (await world.run('lists.addItems', {
    ...invoices,
    items: titles.map((Title) => ({ Title, Amount: 1, Status: 'Open' })),
  })) as { id: string }[];
  for (const [place, { id }] of added.entries()) ids.set(titles[place] ?? '', Number(id));

  return {
    name: 'lists',
    things: new Map(titles.map((title) => [title, '1|Open'])),
    reads: [
      { activity: 'lists.columns', input: invoices },
      { activity: 'lists.getItem', input: { ...invoices, item: 1 } },
      { activity: 'lists.site', input: { site: invoices.site } },
    ],
    next(pool, random) {
      const isKnown = (thing: string): boolean => ids.has(thing);
      const changed = pool.take(1 + Math.floor(random() * 25), isKnown).map(([thing]) => thing);
      const [Amount, Status] = [Math.floor(random() * 1000), oneOf(random, states)];
      const update: Change = {
        activity: 'lists.updateItem',
        input: { ...invoices, item: changed.map((thing) => ids.get(thing)), fields: { Amount, Status } },
        things: changed,
        after: () => `${Amount}|${Status}`,
      };
      const gone = pool.take(Math.floor(random() * 8), isKnown).map(([thing]) => thing);
      const remove: Change = {
        activity: 'lists.deleteItem',
        input: { ...invoices, item: gone.map((thing) => ids.get(thing)) },
        things: gone,
        after: () => absent,
      };
      const fresh = pool.fresh(1 + Math.floor(random() * 8));
      const add: Change = {
        activity: 'lists.addItems',
        input: { ...invoices, items: fresh.map((Title) => ({ Title, Amount, Status })) },
        things: fresh,
        after: () => `${Amount}|${Status}`,
        made: (results) => {
          for (const [place, item] of results.entries()) ids.set(fresh[place] ?? '', Number((item as { id: string }).id));
        },
      };
      return [update, remove, add].filter(({ things }) => things.length > 0);
    },
    async found() {
      const list = [...(world.cloud.emulator.tenant.lists?.lists.values() ?? [])].find(({ displayName }) => displayName === invoices.list);
      return [...(list?.items.values() ?? [])]
        .filter(({ values, deletedDateTime }) => deletedDateTime === undefined && /^(?:Item|lists) \d+$/.test(String(values['Title'])))
        .map(({ values }) => [String(values['Title']), `${String(values['Amount'])}|${String(values['Status'])}`]);
    },
  };
};
