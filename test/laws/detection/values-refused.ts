import type { RefusedShape } from './shape.ts';

const list = 'activities: [mail.list]';

/** What a scope asks for, written in ways that are only known at run time. */
export const refusedValues: readonly RefusedShape[] = [
  {
    title: 'a list that a function gives',
    source: 'await microsoft365Scope({ activities: «choose()» });\nfunction choose() { return [mail.list]; }',
    why: 'is what a function gives',
    instead: 'Name the activities in the list',
  },
  {
    title: 'a call whose path is only known at run time',
    source: 'await microsoft365Scope({ activities: [use(http.request, { path: «choose()» })] });\nfunction choose() { return "/me"; }',
    why: 'is what a function gives',
    instead: 'with {id} for what differs',
  },
  {
    title: 'an activity that a function gives',
    source: 'const choose = () => mail.list;\nawait microsoft365Scope({ activities: [«choose()»] });',
    why: 'is what a function gives',
    instead: 'Name the activities',
  },
  {
    title: 'a list that is pushed to',
    source:
      'const few: (typeof mail.list | typeof mail.send)[] = [mail.list];\nfew.push(mail.send);\nawait microsoft365Scope({ activities: «few» });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that is pushed to later, under another name',
    source:
      'const few = [mail.list];\nconst same = { deep: few };\nawait microsoft365Scope({ activities: «few» });\nsame.deep.push(mail.move as never);',
    why: 'may be changed after it was written (line 5)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that is assigned through',
    source: 'const few = [mail.list, mail.move];\nfew[0] = mail.send;\nawait microsoft365Scope({ activities: [...«few»] });',
    why: 'may be changed after it was written (line 3)',
    instead: 'leave it as it is',
  },
  {
    title: 'a list that is handed to a function',
    source:
      'const few = [mail.list];\nfill(few);\nawait microsoft365Scope({ activities: «few» });\nfunction fill(list: unknown[]) { list.push(mail.send); }',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that a pattern assigns to',
    source: 'const few = [mail.list, mail.move];\n[few[0]] = [mail.send];\nawait microsoft365Scope({ activities: «few» });',
    why: 'may be changed',
    instead: 'Write it whole',
  },
  {
    title: 'a list that a loop hands out',
    source:
      'const lists = [[mail.list]];\nfor (const one of lists) one.push(mail.send);\nawait microsoft365Scope({ activities: [...«lists»[0]!] });',
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a list that a class keeps',
    source:
      'const few = [mail.list];\nclass Robot { list = few; }\nnew Robot().list.push(mail.send);\nawait microsoft365Scope({ activities: «few» });',
    why: 'may be changed',
    instead: 'Write it whole',
  },
  {
    title: 'an exported list that the importing file changes',
    source:
      "import { few } from './few.ts';\nimport { mail, microsoft365Scope } from 'onbehalf';\nfew.push(mail.send);\nawait microsoft365Scope({ activities: few });",
    beside: { 'few.ts': "import { mail } from 'onbehalf';\nexport const «few» = [mail.list];" },
    why: 'may be changed after it was written (tidy.ts, line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a default export that another file changes',
    source:
      "import few from './few.ts';\nimport { microsoft365Scope } from 'onbehalf';\nimport './more.ts';\nawait microsoft365Scope({ activities: few });",
    beside: {
      'few.ts': "import { mail } from 'onbehalf';\nexport default «[mail.list]»;",
      'more.ts': "import { mail } from 'onbehalf';\nimport * as all from './few.ts';\nall.default.push(mail.send);",
    },
    why: 'may be changed after it was written (more.ts, line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'options that are assigned through',
    source: `const options: { mailbox?: string } = {};\noptions.mailbox = 'a@contoso.example';\nawait microsoft365Scope({ ${list}, ...«options» });`,
    why: 'may be changed after it was written (line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'options that Object.assign changes',
    source: `const options = { ${list} };\nObject.assign(options, { mailbox: 'a@contoso.example' });\nawait microsoft365Scope(«options»);`,
    why: 'may be changed',
    instead: 'Write it whole',
  },
  {
    title: 'use with options that are changed',
    source:
      'const options = { markAsRead: false };\noptions.markAsRead = true;\nawait microsoft365Scope({ activities: [use(mail.list, «options»)] });',
    why: 'may be changed',
    instead: 'Write it whole',
  },
  {
    title: 'use with an option that is only known at run time',
    source: "await microsoft365Scope({ activities: [use(mail.list, { markAsRead: «process.env['READ'] === '1'» })] });",
    why: 'has a value only when the file runs',
    instead: 'Write true or false',
  },
  {
    title: 'use with an option that is neither',
    source: "await microsoft365Scope({ activities: [use(mail.list, «{ markAsRead: 'no' }» as never)] });",
    why: 'gives markAsRead neither true nor false',
    instead: 'Write true or false',
  },
  {
    title: 'a list in a variable',
    source: 'let few = [mail.list];\nawait microsoft365Scope({ activities: «few» });',
    why: 'is declared with `let`, so it may have another value by then',
    instead: 'Declare it with `const`.',
  },
  {
    title: 'a list that is declared twice',
    source: 'var few = [mail.list];\nvar few = [mail.list];\nawait microsoft365Scope({ activities: «few» });',
    why: 'is declared more than once',
    instead: 'Name the activities',
  },
  {
    title: 'a parameter',
    source:
      'const open = (box: string) => microsoft365Scope({ activities: [mail.list], mailbox: «box» });\nawait open("a@contoso.example");',
    why: 'is a parameter',
    instead: 'Write the address',
  },
  {
    title: 'options in a parameter',
    source: 'const open = (options: { activities: [] }) => microsoft365Scope(«options»);\nawait open({ activities: [] });',
    why: 'is a parameter',
    instead: 'Write the options in the call',
  },
  {
    title: 'a parameter that shadows the area',
    source: 'const open = (mail: { list: never }) => microsoft365Scope({ activities: [«mail».list] });\nvoid open;',
    why: 'is a parameter',
    instead: 'Name the activities',
  },
  {
    title: 'a constant that shadows the area',
    source:
      'async function run() { const mail = await «pick()»; await microsoft365Scope({ activities: [mail.list] }); }\nasync function pick() { return {} as never; }\nvoid run;',
    why: 'is what a function gives',
    instead: 'Name the activities',
  },
  {
    title: 'a variable of a loop',
    source: 'for (const one of [mail.list, mail.send]) await microsoft365Scope({ activities: [«one»] });',
    why: 'has a value only when the file runs',
    instead: 'Name the activities',
  },
  {
    title: 'an area by a computed name',
    source: "const name = process.argv[2] as 'list';\nawait microsoft365Scope({ activities: [«mail[name]»] });",
    why: 'has a value only when the file runs',
    instead: 'Name the activities',
  },
  {
    title: 'one of two lists',
    source: 'await microsoft365Scope({ activities: «process.argv.length > 2 ? [mail.list] : [mail.send]» });',
    why: 'has a value only when the file runs',
    instead: 'Name the activities',
  },
  {
    title: 'a mailbox that may be undefined',
    source: `await microsoft365Scope({ ${list}, mailbox: «process».env['BOX']! });`,
    why: 'has a value only when the file runs',
    instead: 'text with a default',
  },
  {
    title: 'a mailbox by spread of something unknown',
    source: `const given = «JSON.parse('{}')» as object;\nawait microsoft365Scope({ ${list}, ...given });`,
    why: 'is what a function gives',
    instead: 'Write the options in the call',
  },
  {
    title: 'a mailbox by getter',
    source: `await microsoft365Scope({ ${list}, «get mailbox() { return undefined as never; }» });`,
    why: 'has a value only when the file runs',
    instead: 'Write the address',
  },
  {
    title: 'a mailbox by prototype',
    source: `await microsoft365Scope({ «__proto__: { mailbox: 'a@contoso.example' }», ${list} } as never);`,
    why: 'gives the object properties that are not its own',
    instead: 'Write the options in the call',
  },
  {
    title: 'permissions that are only known at run time',
    source: `await microsoft365Scope({ ${list}, permissions: { add: [«process».env['MORE']!] } });`,
    why: 'has a value only when the file runs',
    instead: "permissions: { add: ['User.Read'] }",
  },
  {
    title: 'permissions that are pushed to',
    source: `const add: string[] = [];\nadd.push('User.Read');\nawait microsoft365Scope({ ${list}, permissions: { add: «add» } });`,
    why: 'may be changed',
    instead: 'Write it whole',
  },
  {
    title: 'permissions with something else',
    source: `await «microsoft365Scope»({ ${list}, permissions: { ad: ['User.Read'] } as object });`,
    why: 'has `permissions` with ad; there are only add and remove',
    instead: 'permissions: { add',
  },
  {
    title: 'a setting that decides what is asked for',
    source: `await microsoft365Scope({ ${list}, authenticationScopes: [«process».env['SCOPE']!] });`,
    why: 'has a value only when the file runs',
    instead: 'Write the value of authenticationScopes.',
  },
];
