import type { RefusedShape } from './shape.ts';

/** Scopes and activities that cannot be reached without running the file. */
export const refusedWays: readonly RefusedShape[] = [
  {
    title: 'a scope without a list',
    source: "await «microsoft365Scope»({ mailbox: 'a@contoso.example' } as never);",
    why: 'has no `activities` that can be read',
    instead: 'Name the activities',
  },
  {
    title: 'an activity that does not exist',
    source: 'await microsoft365Scope({ activities: [«mail.mvoe» as never] });',
    why: 'does not exist: there is no activity mail.mvoe; did you mean mail.move',
    instead: 'Name the activities',
  },
  {
    title: 'something that is no activity',
    source: "await «microsoft365Scope»({ activities: ['mail.list' as never] });",
    why: 'lists something that is no activity',
    instead: 'Name the activities',
  },
  {
    title: 'an export that does not exist',
    source:
      "import { microsoft365Scope } from 'onbehalf';\n«import { lst } from 'onbehalf/activities/mail';»\nawait microsoft365Scope({ activities: [lst] });",
    why: 'does not exist: onbehalf/activities/mail exports no lst; did you mean list',
    instead: 'Name the activities',
  },
  {
    title: 'the function as an argument',
    source: 'const run = (open: typeof microsoft365Scope) => open({ activities: [mail.list] });\nawait run(«microsoft365Scope»);',
    why: 'is handed to a function',
    instead: 'Call it by its name',
  },
  {
    title: 'the function in an object',
    source: 'const kit = { open: «microsoft365Scope» };\nawait kit.open({ activities: [mail.list] });',
    why: 'is put into an object',
    instead: 'Call it by its name',
  },
  {
    title: 'the function in a list',
    source: 'const [open] = [«microsoft365Scope»];\nawait open({ activities: [mail.list] });',
    why: 'is put into a list',
    instead: 'Call it by its name',
  },
  {
    title: 'the function in a variable',
    source: 'let open = «microsoft365Scope»;\nawait open({ activities: [mail.list] });',
    why: 'is kept in a variable that may change',
    instead: 'Call it by its name',
  },
  {
    title: 'the function from a function',
    source: 'const get = () => «microsoft365Scope»;\nawait get()({ activities: [mail.list] });',
    why: 'is given back by a function',
    instead: 'Call it by its name',
  },
  {
    title: 'the function as one of two',
    source: 'const open = Math.random() > 2 ? (async () => undefined) : «microsoft365Scope»;\nawait open({ activities: [mail.list] });',
    why: 'is one of several possibilities',
    instead: 'Call it by its name',
  },
  {
    title: 'the function by call and bind',
    source: 'await «microsoft365Scope.call»(undefined, { activities: [mail.list] });',
    why: 'uses `microsoft365Scope` in a way that cannot be followed',
    instead: 'Call it by its name',
  },
  {
    title: 'the function in a namespace of TypeScript',
    source: 'namespace kit { export const «open» = microsoft365Scope; }\nawait kit.open({ activities: [mail.list] });',
    why: 'is assigned',
    instead: 'Call it by its name',
  },
  {
    title: 'the function as a decorator',
    source: 'class Robot { @wrap(«microsoft365Scope») run() {} }\nnew Robot();',
    why: 'is handed to a function',
    instead: 'Call it by its name',
  },
  {
    title: 'the module as an argument',
    source:
      "import * as o from 'onbehalf';\nconst run = async (all: typeof o) => all.microsoft365Scope({ activities: [all.mail.list] });\nawait run(«o»);",
    why: 'is handed to a function',
    instead: 'Call it by its name',
  },
  {
    title: 'the module by a name that is only known at run time',
    source:
      "import * as o from 'onbehalf';\nconst key = process.argv[2] as 'microsoft365Scope';\nawait o[«key»]({ activities: [o.mail.list] });",
    why: 'is a name that is only known when the file runs',
    instead: 'Call it by its name',
  },
  {
    title: 'a dynamic import that is not awaited in its place',
    source: "await «import('onbehalf')».then(({ microsoft365Scope, mail }) => microsoft365Scope({ activities: [mail.list] }));",
    why: 'gives Onbehalf in a way that cannot be followed',
    instead: 'Write `await` before it',
  },
  {
    title: 'a module whose name is only known at run time',
    source: "const name = './' + process.argv[2];\nawait «import(name)»;",
    why: 'takes a module whose name is only known when the file runs',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'require that is handed on',
    source: "const take = «require»;\nawait take('onbehalf').microsoft365Scope({ activities: [] });\n// require(",
    why: 'is used in a way that cannot be followed',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'code in a text',
    source: "await «eval»('microsoft365Scope({ activities: [mail.send] })');\nawait microsoft365Scope({ activities: [mail.list] });",
    why: 'runs code that does not stand in the file',
    instead: 'Write that code into the file itself.',
  },
  {
    title: 'an imported file that cannot be read',
    source: "import { open } from './lib.ts';\nawait open();",
    beside: {
      'lib.ts':
        "import { microsoft365Scope } from 'onbehalf';\nexport const open = () => microsoft365Scope({ activities: «pick()» });\nconst pick = () => [];",
    },
    why: 'is what a function gives',
    instead: 'Name the activities',
  },
  {
    title: 'a file that is not there',
    source:
      "«import { list } from './nowhere.ts';»\nimport { microsoft365Scope } from 'onbehalf';\nawait microsoft365Scope({ activities: list });",
    why: 'leads to no file that can be read',
    instead: 'Correct the path',
  },
  {
    title: 'two files that take each other',
    source:
      "import { microsoft365Scope } from 'onbehalf';\nimport './lib.ts';\nexport const box = 'a@contoso.example';\nvoid microsoft365Scope;",
    beside: {
      'lib.ts':
        "import { mail, microsoft365Scope } from 'onbehalf';\nimport { box } from './tidy.ts';\nawait microsoft365Scope({ activities: [mail.list], mailbox: «box» });",
    },
    why: 'comes from a file that takes this one as well',
    instead: 'Move it to a file that both take.',
  },
  {
    title: 'a package that works with Onbehalf',
    source: "«import { open } from 'robots';»\nawait open();",
    beside: {
      'node_modules/robots/package.json':
        '{ "name": "robots", "type": "module", "exports": "./index.js", "peerDependencies": { "onbehalf": "*" } }',
      'node_modules/robots/index.js': 'export const open = () => undefined;',
    },
    why: 'takes a package that works with Onbehalf itself',
    instead: 'into a file of the project',
  },
  {
    title: 'code in a text, by the global object',
    source: "«globalThis.eval»('1');\nawait microsoft365Scope({ activities: [mail.list] });",
    why: 'runs code that does not stand in the file',
    instead: 'Write that code',
  },
  {
    title: 'code in a text, by a constructor',
    source: "«(() => 1).constructor»('return 1')();\nawait microsoft365Scope({ activities: [mail.list] });",
    why: 'runs code that does not stand in the file',
    instead: 'Write that code',
  },
  {
    title: 'a module of Node by its own way',
    source: "«process.getBuiltinModule»('fs');\nawait microsoft365Scope({ activities: [mail.list] });",
    why: 'gives modules in a way that cannot be followed',
    instead: 'Import the module.',
  },
  {
    title: 'the module object',
    source: "await «module».require('onbehalf').microsoft365Scope({ activities: [] });\n// import(",
    why: 'gives modules in a way that cannot be followed',
    instead: 'Write that code',
  },
  {
    title: 'createRequire that is handed on',
    source:
      "import { createRequire } from 'node:module';\nawait «createRequire»(import.meta.url)('onbehalf').microsoft365Scope({ activities: [] });",
    why: 'makes a `require` that cannot be followed',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'the whole of node:module',
    source:
      "import «* as modules» from 'node:module';\nawait modules.createRequire(import.meta.url)('onbehalf').microsoft365Scope({ activities: [] });",
    why: 'gives a `require` that cannot be followed',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'what node:module exports by default',
    source:
      "import «modules» from 'module';\nawait modules.createRequire(import.meta.url)('onbehalf').microsoft365Scope({ activities: [] });",
    why: 'gives a `require` that cannot be followed',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'exports that are assigned',
    source:
      "export const box = 'a@contoso.example';\n«exports».box = undefined;\nawait microsoft365Scope({ activities: [mail.list], mailbox: box });",
    why: 'may change what the file exports',
    instead: 'Write an `export` declaration.',
  },
  {
    title: 'what another file exports is assigned to',
    source:
      "import * as lib from './lib.ts';\nimport { mail, microsoft365Scope } from 'onbehalf';\n(lib as { box?: string }).box = undefined;\nawait microsoft365Scope({ activities: [mail.list], mailbox: lib.box });",
    beside: { 'lib.ts': "export const «box» = 'a@contoso.example';" },
    why: 'may be changed after it was written (tidy.ts, line 3)',
    instead: 'Write it whole',
  },
  {
    title: 'a default export that may be all there is',
    source: "import o from './lib.ts';\nawait «o».microsoft365Scope({ activities: [] });",
    beside: { 'lib.ts': "export * from 'onbehalf';\nexport default [].at(0);" },
    why: 'may be Onbehalf',
    instead: 'Call it by its name',
  },
  {
    title: 'Onbehalf by a path',
    source:
      "import { mail, microsoft365Scope } from 'onbehalf';\n«import './node_modules/onbehalf/index.js';»\nawait microsoft365Scope({ activities: [mail.list] });",
    beside: { 'node_modules/onbehalf/index.js': 'export const microsoft365Scope = () => undefined;' },
    why: 'takes Onbehalf by a path',
    instead: 'Import Onbehalf by its name',
  },
  {
    title: 'a module in a template',
    source:
      "import { mail, microsoft365Scope } from 'onbehalf';\nawait «import(`./${process.argv[2]}.ts`)»;\nawait microsoft365Scope({ activities: [mail.list] });",
    why: 'takes a module whose name is only known when the file runs',
    instead: 'Write an `import` declaration',
  },
  {
    title: 'the function as a decorator of a parameter',
    source: 'class Robot { run(@wrap(«microsoft365Scope») a: string) {} }\nnew Robot();',
    why: 'is handed to a function',
    instead: 'Call it by its name',
  },
];
