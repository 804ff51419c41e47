import type { ReadShape } from './shape.ts';

/** Ways to reach activities and scopes that are read. */
export const readWays: readonly ReadShape[] = [
  {
    title: 'other names',
    source:
      "import { microsoft365Scope as open, mail as post, use as narrow } from 'onbehalf';\nawait open({ activities: [narrow(post.list, { markAsRead: false })] });",
    scopes: ['mail.list(markAsRead=false)'],
  },
  {
    title: 'areas, single activities and namespaces',
    source:
      "import { microsoft365Scope } from 'onbehalf';\nimport { mail as post } from 'onbehalf/activities';\nimport { send, deleteMessage } from 'onbehalf/activities/mail';\nimport * as letters from 'onbehalf/activities/mail';\nawait microsoft365Scope({ activities: [post.list, send, deleteMessage, letters.deleteMessage, letters.move] });",
    scopes: ['mail.list mail.send mail.delete mail.delete mail.move'],
  },
  {
    title: 'everything of an area',
    source:
      "import { microsoft365Scope, use } from 'onbehalf';\nimport { turnOnAutomaticReplies, turnOffAutomaticReplies } from 'onbehalf/activities/mail';\nconst both = [turnOnAutomaticReplies, turnOffAutomaticReplies];\nawait microsoft365Scope({ activities: both });",
    scopes: ['mail.turnOnAutomaticReplies mail.turnOffAutomaticReplies'],
  },
  {
    title: 'a namespace import',
    source:
      "import * as o from 'onbehalf';\nconst { mail } = o;\nawait o.microsoft365Scope({ activities: [o.mail.list, mail.move] });\nawait o['microsoft365Scope']({ activities: [mail.send] });",
    scopes: ['mail.list mail.move', 'mail.send'],
  },
  {
    title: 'the default of a module without one',
    source: "import onbehalf from 'onbehalf';\nawait onbehalf.microsoft365Scope({ activities: [onbehalf.mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a dynamic import',
    source:
      "const { mail, ...rest } = await import('onbehalf');\nawait rest.microsoft365Scope({ activities: [mail.list] });\nawait (await import('onbehalf')).microsoft365Scope({ activities: [mail.move] });",
    scopes: ['mail.list', 'mail.move'],
  },
  {
    title: 'require',
    source: "const { mail, microsoft365Scope: open } = require('onbehalf');\nawait open({ activities: [mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'import = require',
    source: "import o = require('onbehalf');\nimport open = o.microsoft365Scope;\nvoid open({ activities: [o.mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'the function in a constant, beside another scope',
    source:
      'const open = microsoft365Scope;\nawait open({ activities: [mail.list] });\nawait microsoft365Scope({ activities: [mail.move] });',
    scopes: ['mail.list', 'mail.move'],
  },
  {
    title: 'a function that opens',
    source:
      'const open = () => microsoft365Scope({ activities: [mail.list] });\nclass Robot { async run() { await using m365 = await open(); return m365; } }\nawait new Robot().run();',
    scopes: ['mail.list'],
  },
  {
    title: 'a scope in an imported file',
    source: "import { run } from './lib/run';\nawait run();",
    beside: {
      'lib/run.ts':
        "import { mail, microsoft365Scope } from 'onbehalf';\nimport { list } from '../lists.js';\nexport async function run() { await microsoft365Scope({ activities: list }); }",
      'lists.ts': "import { mail } from 'onbehalf';\nexport const list = [mail.send];",
    },
    scopes: ['mail.send'],
  },
  {
    title: 'a file that is imported for what it does',
    source: "import './lib';",
    beside: {
      'lib/index.ts': "import { mail, microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: [mail.list] });",
    },
    scopes: ['mail.list'],
  },
  {
    title: 'a file that is imported while the automation runs',
    source:
      "const { list } = await import('./list.ts');\nconst { microsoft365Scope } = await import('onbehalf');\nawait microsoft365Scope({ activities: list });",
    beside: { 'list.ts': "import { mail } from 'onbehalf';\nexport const list = [mail.list];" },
    scopes: ['mail.list'],
  },
  {
    title: 're-exports',
    source: "import { open, post, all, list } from './lib.ts';\nawait open({ activities: [post.list, all.mail.move, ...list] });",
    beside: {
      'lib.ts':
        "export { microsoft365Scope as open, mail as post } from 'onbehalf';\nexport * as all from 'onbehalf';\nexport * from './list.ts';",
      'list.ts': "import { mail } from 'onbehalf';\nconst few = [mail.send];\nexport { few as list };",
    },
    scopes: ['mail.list mail.move mail.send'],
  },
  {
    title: 'a whole re-export',
    source: "import * as lib from './lib.ts';\nawait lib.microsoft365Scope({ activities: [lib.mail.list] });",
    beside: { 'lib.ts': "export * from 'onbehalf';" },
    scopes: ['mail.list'],
  },
  {
    title: 'a default export',
    source: "import open, { list } from './lib.ts';\nimport few from './few.ts';\nawait open({ activities: [...list, ...few] });",
    beside: {
      'lib.ts': "import { mail, microsoft365Scope } from 'onbehalf';\nexport const list = [mail.list];\nexport default microsoft365Scope;",
      'few.ts': "import { mail } from 'onbehalf';\nexport default [mail.move];",
    },
    scopes: ['mail.list mail.move'],
  },
  {
    title: 'the imports of package.json',
    source: "import { list } from '#list';\nimport { microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: list });",
    beside: {
      'package.json': '{ "type": "module", "imports": { "#list": "./deep/list.ts" } }',
      'deep/list.ts': "import { mail } from 'onbehalf';\nexport const list = [mail.list];",
    },
    scopes: ['mail.list'],
  },
  {
    title: 'comments and types do not count',
    source:
      "import { type Scope, mail, microsoft365Scope } from 'onbehalf';\nimport type { Nothing } from './nothing.ts';\ntype Client = typeof microsoft365Scope;\n// await microsoft365Scope({ activities: [mail.send] });\nawait microsoft365Scope({ activities: [mail.list /* , mail.delete */] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a function of the name that is from elsewhere',
    source: "import { microsoft365Scope } from './mine.ts';\nmicrosoft365Scope({ activities: [] });",
    beside: { 'mine.ts': 'export function microsoft365Scope(options: object) { return options; }' },
    scopes: [],
  },
  {
    title: 'createRequire in a constant',
    source:
      "import { createRequire } from 'node:module';\nconst take = createRequire(import.meta.url);\nconst { mail, microsoft365Scope } = take('onbehalf');\nawait microsoft365Scope({ activities: [mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a default export that is not there',
    source: "import o from './lib.ts';\nawait o.microsoft365Scope({ activities: [o.mail.list] });",
    beside: { 'lib.ts': "export * from 'onbehalf';\nexport default undefined;" },
    scopes: ['mail.list'],
  },
  {
    title: 'a package that has nothing to do with Onbehalf',
    source:
      "import { tidy } from 'tidy';\nimport { readFile } from 'node:fs/promises';\nimport config from './config.json';\nimport { mail, microsoft365Scope } from 'onbehalf';\ntidy(readFile, config);\nawait microsoft365Scope({ activities: [mail.list], emailAddress: config.account });",
    beside: {
      'config.json': '{}',
      'node_modules/tidy/package.json': '{ "name": "tidy", "exports": "./index.js" }',
      'node_modules/tidy/index.js': 'exports.tidy = () => undefined;',
    },
    scopes: ['mail.list ?emailAddress'],
  },
  {
    title: 'the function is looked at',
    source:
      'if (!microsoft365Scope) throw new Error(typeof microsoft365Scope);\nvoid microsoft365Scope.name;\nconst is = microsoft365Scope instanceof Function;\nawait microsoft365Scope({ activities: [mail.list], continueOnError: true, signal: AbortSignal.timeout(5) });\nvoid is;',
    scopes: ['mail.list {"continueOnError":true}'],
  },
  {
    title: 'a namespace and an enum of TypeScript',
    source:
      "namespace kit { export const list = [mail.send]; export interface Kit { a: 1 } }\nenum Color { red, blue = Color.red + 1 }\nabstract class Base<T> { constructor(private readonly list: T, public color = Color.blue) {} abstract run(): void; declare kind: string; accessor x = 1; [key: string]: unknown; }\nvoid [kit, Base];\nfunction over(a: string): void;\nfunction over(this: void, a?: unknown) { return a; }\nover('');\nawait microsoft365Scope({ activities: [mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a call through an optional chain in brackets',
    source: "import * as o from 'onbehalf';\nawait (o?.microsoft365Scope)({ activities: [o.mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'types of a file that is not there',
    source:
      "import { mail, microsoft365Scope } from 'onbehalf';\nimport type { Box } from './box.ts';\nimport { Tray } from './tray.ts';\nconst boxes: (Box | Tray)[] = [];\nvoid boxes;\nawait microsoft365Scope({ activities: [mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a mailbox that another file leaves open',
    source:
      "import { box, work } from './lib.ts';\nimport * as o from 'onbehalf';\nawait o?.microsoft365Scope?.({ activities: [o.mail.list], mailbox: box });\nawait work();",
    beside: {
      'lib.ts':
        "import { mail, microsoft365Scope } from 'onbehalf';\nexport const box = undefined;\nexport async function work(_few = 1) { await microsoft365Scope({ activities: [mail.move] }); }",
    },
    scopes: ['mail.list', 'mail.move'],
  },
];
