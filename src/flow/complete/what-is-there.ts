import type { Part } from './text-place.ts';

/** What a key belongs to. */
export type Holder =
  | 'flow'
  | 'inputs'
  | 'input'
  | 'outputs'
  | 'steps'
  | 'step'
  | 'scope'
  | 'branches'
  | 'cases'
  | 'case'
  | 'catches'
  | 'catch'
  | 'with'
  | 'retry'
  | 'permissions'
  | 'free';

const belowKeys: Readonly<Partial<Record<Holder, Readonly<Record<string, Holder>>>>> = {
  flow: { steps: 'steps', inputs: 'inputs', outputs: 'outputs' },
  step: {
    steps: 'steps',
    // oxlint-disable-next-line unicorn/no-thenable -- the key of the format
    then: 'steps',
    else: 'steps',
    try: 'steps',
    finally: 'steps',
    parallel: 'branches',
    cases: 'cases',
    catch: 'catches',
    microsoft365Scope: 'scope',
    with: 'with',
    retry: 'retry',
  },
  scope: { steps: 'steps', permissions: 'permissions' },
  case: { steps: 'steps' },
  catch: { steps: 'steps' },
};

const belowDashes: Readonly<Partial<Record<Holder, Holder>>> = { steps: 'step', branches: 'steps', cases: 'case', catches: 'catch' };

/** What lies below parts of a text: the last holder, and the dash of the innermost step. */
export function holderBelow(parts: readonly Part[]): { holder: Holder; step: Part | undefined; key: string | undefined } {
  let [holder, step, key]: [Holder, Part | undefined, string | undefined] = ['flow', undefined, undefined];
  for (const part of parts) {
    const before: Holder = holder;
    if (part.kind === 'dash') holder = belowDashes[before] ?? 'free';
    else holder = before === 'inputs' ? 'input' : (belowKeys[before]?.[part.key] ?? 'free');
    if (holder === 'step') step = part;
    key = part.kind === 'key' ? part.key : undefined;
  }
  return { holder, step, key };
}
