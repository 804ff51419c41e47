import type { AnyActivity } from '../../../core/activity.ts';
import { inLine, valuesInLine } from './texts.ts';

type Values = Readonly<Record<string, unknown>>;

/** What people call a verb in the designer. */
export const verbTitles: Readonly<Record<string, string>> = {
  microsoft365Scope: 'Microsoft 365 Scope',
  use: 'Activity',
  forEach: 'For Each',
  while: 'While',
  if: 'If',
  switch: 'Switch',
  try: 'Try',
  parallel: 'Parallel',
  set: 'Set',
  log: 'Log',
  wait: 'Wait',
  invoke: 'Invoke',
  stop: 'Stop',
  break: 'Break',
  continue: 'Continue',
};

/** By which other words people look for a verb. */
export const verbWords: Readonly<Record<string, readonly string[]>> = {
  microsoft365Scope: ['Office 365 Scope', 'Connect', 'Sign in'],
  forEach: ['Loop', 'Repeat', 'Iterate', 'For Each Row'],
  while: ['Loop', 'Do While', 'Repeat'],
  if: ['Condition', 'Branch', 'Decision'],
  switch: ['Case', 'Choose', 'Flow Switch'],
  try: ['Try Catch', 'Error', 'Exception'],
  parallel: ['At the same time', 'Branches'],
  set: ['Assign', 'Variable'],
  log: ['Log Message', 'Write Line', 'Print'],
  wait: ['Delay', 'Pause', 'Sleep'],
  invoke: ['Invoke Workflow File', 'Invoke Code', 'Call', 'Run flow', 'Function', 'TypeScript'],
  stop: ['Terminate', 'End', 'Exit'],
};

/** What a step works with, in one line of plain words. @param values - Its keys. */
export function summaryOf(verb: string, values: Values): string {
  const own = values[verb];
  switch (verb) {
    case 'use':
      return valuesInLine(asMap(values['with']));
    case 'microsoft365Scope': {
      const { connection, ...rest } = asMap(own);
      const { steps: _steps, permissions: _permissions, ...settings } = rest;
      return [connection === undefined ? 'your default connection' : `connection ${inLine(connection)}`, valuesInLine(settings)]
        .filter(Boolean)
        .join(', ');
    }
    case 'forEach': {
      const at = values['parallel'] === undefined ? '' : `, ${inLine(values['parallel'])} at once`;
      return `${inLine(values['as'] ?? 'item')} in ${inLine(own)}${at}`;
    }
    case 'invoke':
      return [inLine(own), valuesInLine(asMap(values['with']))].filter(Boolean).join(', ');
    case 'set':
      return Object.entries(asMap(own))
        .slice(0, 3)
        .map(([name, value]) => `${name} = ${inLine(value)}`)
        .join(', ');
    case 'try':
    case 'parallel':
    case 'break':
    case 'continue':
      return '';
    default:
      return inLine(own);
  }
}

/** What a step is called: its own title, that of its activity, that of its verb. */
export function titleOf(verb: string, values: Values, activity: AnyActivity | undefined): string {
  if (typeof values['title'] === 'string' && values['title'] !== '') return inLine(values['title']);
  if (verb === 'use') return activity?.title ?? inLine(values['use'] ?? 'Activity');
  return verbTitles[verb] ?? verb;
}

function asMap(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
}
