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
  {
    title: 'permissions that a spread may replace',
    source: "await microsoft365Scope({ activities: [mail.list], permissions: { add: ['User.Read'], ...«JSON.parse('{}')», remove: [] } });",
    why: 'is what a function gives',
    instead: "permissions: { add: ['User.Read'] }",
  },
  {
    title: 'a list that is reached with ?.',
    source:
      'const lists = { few: [mail.list] };\nconst inner = lists?.few;\ninner.push(mail.send as never);\nawait microsoft365Scope({ activities: «lists».few });',
    why: 'may be changed after it was written (line 4)',
    instead: 'Write it whole',
  },
  {
    title: 'a list in a copy of a list',
    source:
      'const lists = [[mail.list]];\nlists.slice(0)[0]?.push(mail.send as never);\nawait microsoft365Scope({ activities: «lists»[0]! });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a mailbox that is there on one side only',
    source: "await microsoft365Scope({ activities: [mail.list], mailbox: «process.argv[2] && 'a@contoso.example'» });",
    why: 'has a value only when the file runs',
    instead: 'Write the address',
  },
  {
    title: 'a mailbox that may be no text',
    source: 'await microsoft365Scope({ activities: [mail.list], mailbox: «process.argv[2] ?? undefined» });',
    why: 'has a value only when the file runs',
    instead: 'Write the address',
  },
  {
    title: 'a list that takes the place of what was deleted',
    source:
      'const base = { activities: [mail.list], mailbox: "a@contoso.example" };\ndelete (base as { mailbox?: string }).mailbox;\nawait microsoft365Scope(«base»);',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that its own callback is handed',
    source:
      'const few = [mail.list];\nfew.forEach((_one, _index, all) => all.push(mail.send as never));\nawait microsoft365Scope({ activities: «few» });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that is raised',
    source:
      'const counts = { top: 1, activities: [mail.list] };\ncounts.top++;\nawait microsoft365Scope({ activities: «counts».activities });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'one of two lists that is changed',
    source:
      'const few = [mail.list];\n(process.pid > 1 ? few : []).push(mail.send as never);\nawait microsoft365Scope({ activities: «few» });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'the values of an object that are changed',
    source:
      'const lists = { few: [mail.list] };\nfor (const one of Object.values(lists)) one.push(mail.send as never);\nawait microsoft365Scope({ activities: «lists».few });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
];
