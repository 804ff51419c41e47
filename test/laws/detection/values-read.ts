import type { ReadShape } from './shape.ts';

/** What a scope asks for, written in ways that are read. */
export const readValues: readonly ReadShape[] = [
  {
    title: 'a list in the call',
    source: 'await microsoft365Scope({ activities: [mail.list, mail.move] });',
    scopes: ['mail.list mail.move'],
  },
  {
    title: 'types around everything',
    source:
      "const list = [mail!.list as typeof mail.list] as const satisfies readonly unknown[];\nawait microsoft365Scope<typeof list>({ activities: list, mailbox: <string>'a@contoso.example' } as const);",
    scopes: ['mail.list @mailbox'],
  },
  {
    title: 'use with options',
    source: 'await microsoft365Scope({ activities: [use(mail.list, { markAsRead: false })] });',
    scopes: ['mail.list(markAsRead=false)'],
  },
  {
    title: 'use with options in a constant',
    source: 'const options = { markAsRead: false, mailbox: true };\nawait microsoft365Scope({ activities: [use(mail.list, options)] });',
    scopes: ['mail.list(markAsRead=false,mailbox=true)'],
  },
  {
    title: 'use with options by spread',
    source: 'const less = { markAsRead: false };\nawait microsoft365Scope({ activities: [use(mail.list, { ...less, mailbox: true })] });',
    scopes: ['mail.list(markAsRead=false,mailbox=true)'],
  },
  {
    title: 'use with an option that is undefined',
    source: 'await microsoft365Scope({ activities: [use(mail.list, { markAsRead: undefined })] });',
    scopes: ['mail.list'],
  },
  {
    title: 'a call of one choice, with its path in a constant',
    source:
      "const path = '/me/messages/{id}';\nawait microsoft365Scope({ activities: [use(http.request, { path }), use(http.request, { method: 'POST', path: `/me/${'sendMail'}` })] });",
    scopes: ['http.request(path=/me/messages/{id}) http.request(method=POST,path=/me/sendMail)'],
  },
  {
    title: 'use of a use',
    source:
      'const narrow = use(mail.list, { markAsRead: false });\nawait microsoft365Scope({ activities: [use(narrow, { mailbox: true })] });',
    scopes: ['mail.list(mailbox=true)'],
  },
  {
    title: 'an activity in a constant',
    source: 'const { list: read } = mail;\nconst move = mail.move;\nawait microsoft365Scope({ activities: [read, move] });',
    scopes: ['mail.list mail.move'],
  },
  {
    title: 'an activity by a computed name',
    source: "const name = 'li' + 'st';\nawait microsoft365Scope({ activities: [mail[name], mail['move'], mail[`send`]] });",
    scopes: ['mail.list mail.move mail.send'],
  },
  {
    title: 'a list in a constant, by spread of spreads',
    source:
      'const few = [mail.list];\nconst more = [...few, mail.move] as const;\nawait microsoft365Scope({ activities: [...more, ...[mail.send]] });',
    scopes: ['mail.list mail.move mail.send'],
  },
  {
    title: 'a frozen list',
    source: 'const few = Object.freeze([mail.list]);\nawait microsoft365Scope({ activities: few });',
    scopes: ['mail.list'],
  },
  {
    title: 'a list that is only looked at',
    source:
      'const few = [mail.list];\nconsole.log(few.length, few.map((one) => one.name).join(), [...few], few[0]?.title);\nfor (const one of few) console.log(one.name);\nawait microsoft365Scope({ activities: few });',
    scopes: ['mail.list'],
  },
  {
    title: 'a copy is changed, not the list',
    source: 'const few = [mail.list];\nconst many = [...few];\nmany.push(mail.send);\nawait microsoft365Scope({ activities: few });',
    scopes: ['mail.list'],
  },
  {
    title: 'parts of an object of lists',
    source:
      'const lists = { few: [mail.list], more: { all: [mail.move] } };\nawait microsoft365Scope({ activities: [...lists.few, ...lists.more.all] });',
    scopes: ['mail.list mail.move'],
  },
  {
    title: 'options in a constant',
    source: "const options = { connection: 'work', activities: [mail.list] };\nawait microsoft365Scope(options);",
    scopes: ['mail.list {"connection":"work"}'],
  },
  {
    title: 'options by spread; what stands later wins',
    source:
      "const base = { mailbox: 'a@contoso.example', permissions: { add: ['User.Read'] }, activities: [mail.send] };\nawait microsoft365Scope({ ...base, activities: [mail.list] });",
    scopes: ['mail.list @mailbox +User.Read'],
  },
  {
    title: 'a property written twice',
    source:
      "const twice = { activities: [mail.send], activities: [mail.list], ['activities']: [mail.move] } as { activities: [typeof mail.move] };\nawait microsoft365Scope(twice);",
    scopes: ['mail.move'],
  },
  {
    title: 'a mailbox that is undefined',
    source: 'await microsoft365Scope({ mailbox: undefined, activities: [mail.list] });',
    scopes: ['mail.list'],
  },
  {
    title: 'a mailbox that a later spread takes away',
    source:
      "const own = { mailbox: undefined };\nawait microsoft365Scope({ mailbox: 'a@contoso.example', ...own, activities: [mail.list] });",
    scopes: ['mail.list'],
  },
  {
    title: 'a mailbox that is surely there',
    source:
      "await microsoft365Scope({ mailbox: `${process.env['BOX']}@contoso.example`, activities: [mail.list] });\nawait microsoft365Scope({ mailbox: process.env['BOX'] ?? 'a@contoso.example', activities: [mail.list] });",
    scopes: ['mail.list @mailbox', 'mail.list @mailbox'],
  },
  {
    title: 'permissions in constants',
    source:
      "const more = ['User.Read'] as const;\nconst less = 'Mail.ReadWrite';\nconst permissions = { add: [...more], remove: [less] };\nawait microsoft365Scope({ permissions, activities: [mail.list] });",
    scopes: ['mail.list +User.Read -Mail.ReadWrite'],
  },
  {
    title: 'permissions by spread',
    source:
      "const base = { add: ['User.Read'] };\nawait microsoft365Scope({ permissions: { ...base, remove: undefined }, activities: [mail.list] });",
    scopes: ['mail.list +User.Read'],
  },
  {
    title: 'settings, as far as they stand there',
    source:
      "const tenantId = 'contoso.example';\nawait microsoft365Scope({ tenantId, timeoutMS: 2 * 500, continueOnError: !0, authenticationScopes: ['Mail.Read'], applicationId: process.env['ID'], activities: [mail.list] });",
    scopes: [
      'mail.list {"tenantId":"contoso.example","timeoutMS":1000,"continueOnError":true,"authenticationScopes":["Mail.Read"]} ?applicationId',
    ],
  },
  {
    title: 'the same name in two functions',
    source:
      'async function one() { const list = [mail.list]; await microsoft365Scope({ activities: list }); }\nasync function two() { const list = [mail.send]; await microsoft365Scope({ activities: list }); }\nawait one(); await two();',
    scopes: ['mail.list', 'mail.send'],
  },
  {
    title: 'the same name in two blocks',
    source:
      "{ const box = 'a@contoso.example'; await microsoft365Scope({ activities: [mail.list], mailbox: box }); }\n{ const box = undefined; await microsoft365Scope({ activities: [mail.list], mailbox: box }); }",
    scopes: ['mail.list @mailbox', 'mail.list'],
  },
  {
    title: 'a parameter named like a constant elsewhere',
    source:
      'const list = [mail.list];\nconst log = (list: string) => console.log(list);\nlog("x");\nawait microsoft365Scope({ activities: list });',
    scopes: ['mail.list'],
  },
  {
    title: 'a function of the name in a block',
    source:
      'async function run() { const microsoft365Scope = async (_: object) => undefined; await microsoft365Scope({ activities: [mail.send] }); }\nawait run();\nawait microsoft365Scope({ activities: [mail.list] });',
    scopes: ['mail.list'],
  },
  {
    title: 'operators on what is known',
    source:
      "const is = true;\nawait microsoft365Scope({ activities: is ? [mail.list] : [mail.send], mailbox: !is ? 'a@contoso.example' : undefined });\nawait microsoft365Scope({ activities: [mail.list], mailbox: 'box' + process.pid });\nawait microsoft365Scope({ activities: [mail.list], mailbox: process.env['BOX'] || 'a@contoso.example' });\nawait microsoft365Scope({ activities: [mail.list], mailbox: (is && null) ?? void 0, timeoutMS: 1 + 2, folder: 1 + 'a', username: is && '-', tenantId: '' || 'b' });",
    scopes: [
      'mail.list',
      'mail.list @mailbox',
      'mail.list @mailbox',
      'mail.list {"timeoutMS":3,"folder":"1a","username":"-","tenantId":"b"}',
    ],
  },
  {
    title: 'names that are given to each other',
    source: 'const few = [mail.list];\nvar one = few;\nvar two = one;\nvar one = two;\nawait microsoft365Scope({ activities: few });',
    scopes: ['mail.list'],
  },
  {
    title: 'parts of lists and objects with defaults',
    source:
      "const [first, , ...rest] = [mail.list, mail.send, mail.move, mail.delete];\nconst { box = 'a@contoso.example', ['activities']: all = [mail.reply], ...others } = { box: undefined, kind: 1 };\nvoid others;\nawait microsoft365Scope({ activities: [first, ...rest, ...all], mailbox: box });",
    scopes: ['mail.list mail.move mail.delete mail.reply @mailbox'],
  },
  {
    title: 'functions of JavaScript that only look',
    source:
      "const base = { activities: [mail.list], mailbox: 'a@contoso.example' };\nconsole.log(Object.keys(base), JSON.stringify(base.mailbox), base.mailbox.toUpperCase(), base.activities.includes(mail.list), base.activities.slice(0), `${base.mailbox}`);\nif (base && base.activities.some((one) => one === mail.list)) void base;\nswitch (base.mailbox) { case 'a': break; }\nawait microsoft365Scope(base);",
    scopes: ['mail.list @mailbox'],
  },
];
