import { absent, type Area, type Change, oneOf, type PrepareArea } from '../area.ts';

const progresses = { notStarted: 0, inProgress: 50, completed: 100 } as const;
const priorities = { urgent: 1, important: 3, medium: 5, low: 9 } as const;
const progressWords = ['notStarted', 'inProgress', 'completed'] as const;
const priorityWords = ['urgent', 'important', 'medium', 'low'] as const;

/** Tasks: how far each is, and how urgent; and buckets. */
export const preparePlanner: PrepareArea = async (world): Promise<Area> => {
  const { id: plan } = ((await world.run('planner.listPlans', {})) as { id: string }[])[0] ?? { id: '' };
  const ids = new Map<string, string>();
  for (let number = 0; number < 20; number += 1) {
    const title = `Task ${number}`;
    ids.set(title, ((await world.run('planner.createTask', { plan, title })) as { id: string }).id);
  }
  const planner = () => world.cloud.emulator.tenant.planner;

  return {
    name: 'planner',
    things: new Map([...ids.keys()].map((title) => [title, '0|5'])),
    reads: [
      { activity: 'planner.listPlans', input: {} },
      { activity: 'planner.getPlan', input: { plan } },
    ],
    next(pool, random) {
      const isTask = (_: string, state: string): boolean => state !== 'bucket';
      const changed = pool.take(3, isTask).map(([thing]): Change => {
        const [progress, priority] = [oneOf(random, progressWords), oneOf(random, priorityWords)];
        return {
          activity: 'planner.updateTask',
          input: { task: ids.get(thing), progress, priority },
          things: [thing],
          after: () => `${progresses[progress]}|${priorities[priority]}`,
        };
      });
      const gone = pool.take(1).map(([thing, state]): Change => {
        const input = state === 'bucket' ? { bucket: ids.get(thing) } : { task: ids.get(thing) };
        return {
          activity: state === 'bucket' ? 'planner.deleteBucket' : 'planner.deleteTask',
          input,
          things: [thing],
          after: () => absent,
        };
      });
      const made = pool.fresh(2).map((title, place): Change => {
        const isBucket = place === 0;
        return {
          activity: isBucket ? 'planner.createBucket' : 'planner.createTask',
          input: isBucket ? { plan, name: title } : { plan, title },
          things: [title],
          after: () => (isBucket ? 'bucket' : '0|5'),
          made: ([result]) => ids.set(title, (result as { id: string }).id),
        };
      });
      return [...changed, ...gone, ...made];
    },
    async found() {
      const tasks = [...(planner()?.tasks.values() ?? [])].map(
        ({ title, percentComplete, priority }) => [title, `${percentComplete}|${priority}`] as const,
      );
      const buckets = [...(planner()?.buckets.values() ?? [])].map(({ name }) => [name, 'bucket'] as const);
      return [...tasks, ...buckets].filter(([name]) => /^(?:Task|planner) \d+$/.test(name));
    },
  };
};
