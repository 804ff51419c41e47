import { microsoft365Scope, planner, presence } from 'onbehalf';

/** What was started; `onbehalf run --json` prints it. */
export const started: string[] = [];

// Starts one's urgent tasks that nobody has begun, each with one more item in its checklist, and shows that one is busy.
await using m365 = await microsoft365Scope({ activities: [planner.listTasks, planner.updateTask, presence.set] });

for await (const task of m365.planner.listTasks({ progress: ['notStarted'] })) {
  if (task.priority !== 'urgent') continue;
  // Whatever others changed in the task meanwhile stays; of a field that both changed, the failure says so by name.
  const { title } = await m365.planner.updateTask({ task, progress: 'inProgress', addItems: ['Tell the supplier'] });
  started.push(title);
}

if (started.length === 0) throw new Error('There was no urgent task to start.');
await m365.presence.set({ availability: 'Busy', minutes: 30 });
