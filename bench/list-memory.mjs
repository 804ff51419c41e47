// How far resident memory grows, against what it was, while 10,000 messages are listed one by one, of which one came each minute. The emulator runs in a
// process of its own.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const url = (path) => JSON.stringify(new URL(path, import.meta.url).href);

const server = `
  const { createEmulator } = await import(${url('../dist/emulator/index.js')});
  const emulator = await createEmulator();
  const ada = [...emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  const mailbox = emulator.tenant.mailboxes.get(ada.id);
  const inbox = [...mailbox.folders.values()].find(({ wellKnownName }) => wellKnownName === 'inbox');
  const [model] = [...mailbox.messages.values()].filter(({ parentFolderId }) => parentFolderId === inbox.id);
  for (let index = mailbox.messages.size; index < 10000; index += 1) {
    const id = 'bench-' + index;
    const receivedDateTime = new Date(Date.UTC(2026, 0, 1) + index * 60000).toISOString().replace('.000Z', 'Z');
    mailbox.messages.set(id, { ...model, id, immutableId: id, subject: 'Message ' + index, receivedDateTime, attachments: [] });
  }
  const { origin } = await emulator.listen();
  const person = emulator.person('ada@contoso.example');
  process.stdout.write(origin + '\\n');
  process.stdin.on('data', (line) => person.openBrowser(String(line).trim()));
  process.stdin.on('end', () => process.exit(0));
`;

const client =
  `
  const { microsoft365Scope, mail, nodeWorld, onEmulator, use } = await import(${url('../dist/index.js')});
  const world = { ...onEmulator(nodeWorld({ emulator: '', notify() {} }), process.env.ORIGIN), canAsk: true,
    openBrowser: async (address) => { process.stdout.write(address + '\\n'); } };
  await using m365 = await microsoft365Scope({ emailAddress: 'ada@contoso.example', dataStoreLocation: 'None', timeoutMS: 60000, activities: [use(mail.list, { markAsRead: false })] }, world);
`.replace('await using m365', 'const m365') +
  `
  await m365.mail.list({ top: 300, folder: 'Inbox' }).all();
  globalThis.gc();
  const before = process.memoryUsage().rss;
  let most = before, count = 0;
  for await (const message of m365.mail.list({ folder: 'Inbox' })) {
    count += message.subject === undefined ? 0 : 1;
    if (count % 200 === 0) most = Math.max(most, process.memoryUsage().rss);
  }
  process.stdout.write(JSON.stringify({ count, grown: (most - before) / before }) + '\\n');
`;

/** What resident memory grows by at most, as a share of what it was after the first 300. */
export async function listMemory() {
  const emulator = start(server, {});
  const origin = await emulator.next();
  const lister = start(client, { ORIGIN: origin }, ['--expose-gc']);
  for (let line = await lister.next(); line !== undefined; line = await lister.next()) {
    if (line.startsWith('http')) emulator.child.stdin.write(`${line}\n`);
    else {
      const { count, grown } = JSON.parse(line);
      emulator.child.stdin.end();
      if (count < 9_900) throw new Error(`Only ${count} messages were listed.`);
      return [{ name: `growth of memory while listing ${count} messages`, value: Math.max(0, grown), unit: 'x', limit: 0.5 }];
    }
  }
  emulator.child.stdin.end();
  throw new Error('The listing ended without a result.');
}

function start(script, env, flags = []) {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, next: async () => (await lines.next()).value };
}
