import type { Frame } from '../runner.ts';

/** Does several things at the same time, each with a frame of its own, and waits until all have ended. */
export function sideBySide<T>(frame: Frame, tasks: readonly ((frame: Frame) => Promise<T>)[]): Promise<PromiseSettledResult<T>[]> {
  const { recorder } = frame;
  return recorder
    ? recorder.together(tasks.map((task) => (own) => task({ ...frame, recorder: own })))
    : Promise.allSettled(tasks.map((task) => task(frame)));
}
