import type { ScopeEvent } from '../../connection/index.ts';
import type { FlowEvent, StepRun } from '../flow/events.ts';

/**
 * Tells of the activities that a TypeScript automation calls as a flow tells of its steps: each activity is a step, each call of it a turn. What a call
 * failed with is told by its code alone: whether the automation went on after it nobody knows but itself.
 *
 * @param file - The automation, as it is shown.
 */
export function callsAsSteps(file: string, now: () => Date, tell: (event: FlowEvent) => void): (event: ScopeEvent) => void {
  const counts = new Map<string, number>();
  const open = new Map<string, { readonly step: StepRun; readonly begun: number }[]>();
  return (event) => {
    if (event.type !== 'activityStarted' && event.type !== 'activityDone' && event.type !== 'activityFailed') return;
    const { activity } = event;
    const calls = open.get(activity) ?? [];
    open.set(activity, calls);
    if (event.type === 'activityStarted') {
      const turn = counts.get(activity) ?? 0;
      counts.set(activity, turn + 1);
      const step = stepOf(file, activity, turn);
      calls.push({ step, begun: now().getTime() });
      return tell({ type: 'stepStarted', step });
    }
    // Calls of one activity at the same time are not told apart: the one that began first is taken for the one that ends.
    const call = calls.shift();
    if (!call) return;
    const { step, begun } = call;
    if (event.type === 'activityDone') return tell({ type: 'stepDone', step, milliseconds: event.milliseconds });
    tell({ type: 'stepFailed', step, milliseconds: now().getTime() - begun, code: event.code, message: event.code, goesOn: false });
  };
}

/** A call of an activity as a step. @param turn - Which call of it, from 0. */
export function stepOf(file: string, activity: string, turn: number): StepRun {
  return { file, address: [activity], verb: 'use', about: activity, turns: [turn], private: false };
}
