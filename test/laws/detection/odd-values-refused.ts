import type { RefusedShape } from './shape.ts';

/** Rare ways to write what a scope asks for, that are only known at run time. */
export const refusedOddValues: readonly RefusedShape[] = [
  {
    title: 'options with a method that changes them',
    source:
      'const base = { activities: [mail.list], toString(): string { this.activities.push(mail.send as never); return ""; } };\nvoid `${base}`;\nawait microsoft365Scope({ activities: [...«base».activities] });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'an enum',
    source: "enum Box { own = 'a@contoso.example' }\nawait microsoft365Scope({ activities: [mail.list], mailbox: «Box».own });",
    why: 'has a value only when the file runs',
    instead: 'Write the address',
  },
  {
    title: 'a list with an empty place',
    source: 'await microsoft365Scope({ activities: «[mail.list, , mail.move]» as never });',
    why: 'leaves a place empty',
    instead: 'Name the activities',
  },
  {
    title: 'a list of the letters of a text',
    source: "await microsoft365Scope({ activities: [...«'mail'»] as never });",
    why: 'is not a list that can be read',
    instead: 'Name the activities',
  },
  {
    title: 'a constant that is made of itself',
    source: 'const list: unknown[] = [...«list»];\nawait microsoft365Scope({ activities: list as never });',
    why: 'has a value only when the file runs',
    instead: 'Name the activities',
  },
  {
    title: 'authenticationType that is only known at run time',
    source: "await microsoft365Scope({ activities: [mail.list], authenticationType: «process».argv[2] as 'InteractiveToken' });",
    why: 'has a value only when the file runs',
    instead: 'Write the value of authenticationType.',
  },
  {
    title: 'environment that is there, whatever it is',
    source: "await «microsoft365Scope»({ activities: [mail.list], environment: `${process.argv[2]}` as 'Global' });",
    why: 'has a value of environment that is only known when the file runs',
    instead: 'Write the value of environment.',
  },
];
