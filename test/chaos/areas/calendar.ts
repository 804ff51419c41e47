import { absent, type Area, type Change, oneOf, type PrepareArea } from '../area.ts';

const shows = ['free', 'busy', 'tentative', 'oof'] as const;
const importances = ['low', 'normal', 'high'] as const;

/** Events: how each is shown, and how important it is. */
export const prepareCalendar: PrepareArea = async (world): Promise<Area> => {
  const ids = new Map<string, string>();
  const day = { start: '2026-06-01T09:00', end: '2026-06-01T10:00', timeZone: 'UTC' };
  for (let number = 0; number < 20; number += 1) {
    const subject = `Event ${number}`;
    const { id } = (await world.run('calendar.create', { subject, ...day, showAs: 'busy' })) as { id: string };
    ids.set(subject, id);
  }
  const owner = [...world.cloud.emulator.tenant.users.values()].find(({ mail }) => mail === world.cloud.account);

  return {
    name: 'calendar',
    things: new Map([...ids.keys()].map((subject) => [subject, 'busy|normal'])),
    reads: [
      { activity: 'calendar.calendars', input: {} },
      { activity: 'calendar.list', input: { start: '2026-03-01', end: '2026-04-01', timeZone: 'UTC' } },
    ],
    next(pool, random) {
      const changed = pool.take(3).map(([thing]): Change => {
        const [showAs, importance] = [oneOf(random, shows), oneOf(random, importances)];
        return {
          activity: 'calendar.update',
          input: { event: ids.get(thing), showAs, importance },
          things: [thing],
          after: () => `${showAs}|${importance}`,
        };
      });
      const gone = pool.take(1).map(([thing]): Change => ({
        activity: 'calendar.delete',
        input: { event: ids.get(thing) },
        things: [thing],
        after: () => absent,
      }));
      const made = pool.fresh(2).map((subject): Change => {
        const showAs = oneOf(random, shows);
        // An event with a name of its own may be asked for twice; another may not.
        const own = random() < 0.5 ? { transactionId: `chaos ${subject}` } : {};
        return {
          activity: 'calendar.create',
          input: { subject, ...day, showAs, ...own },
          things: [subject],
          after: () => `${showAs}|normal`,
          made: ([event]) => ids.set(subject, (event as { id: string }).id),
        };
      });
      return [...changed, ...gone, ...made];
    },
    async found() {
      const events = [...(world.cloud.emulator.tenant.calendars?.get(owner?.id ?? '')?.events.values() ?? [])];
      return events
        .filter(({ subject }) => /^(?:Event|calendar) \d+$/.test(subject))
        .map(({ subject, showAs, importance }) => [subject, `${showAs}|${importance}`]);
    },
  };
};
