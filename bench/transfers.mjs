// How long one large file takes, against rclone with the same emulator over TLS, and what it takes of memory. The emulator and each client run in processes of their own.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const mebibyte = 1024 * 1024;
/** Of the file that is timed, and of the one whose memory is looked at. */
const size = Number(process.env.ONBEHALF_BENCH_MIB ?? 1024) * mebibyte;
const large = 2 * size;
/** Of each the best of so many counts: what else the machine does only ever adds. */
const rounds = 2;

const url = (path) => JSON.stringify(new URL(path, import.meta.url).href);

const server = `
  const { createEmulator } = await import(${url('../dist/emulator/index.js')});
  const emulator = await createEmulator();
  const { origin, caCertificate } = await emulator.listen({ tls: true });
  const permissions = ['Files.ReadWrite', 'offline_access', 'openid', 'profile'];
  const ada = [...emulator.tenant.users.values()].find(({ mail }) => mail === 'ada@contoso.example');
  const clientId = '7a1b1f5e-2d0c-4c55-9d0b-3f5e6a4c2b10';
  emulator.tenant.consents.push({ id: emulator.tenant.ids.guid(), clientId, principalId: ada.id, permissions });
  const { accessToken } = await emulator.token({ user: 'ada@contoso.example', permissions: ['Files.ReadWrite'] });
  const answer = await emulator.fetch(new Request('https://graph.microsoft.com/v1.0/me/drive', { headers: { authorization: 'Bearer ' + accessToken } }));
  const settings = { authenticationType: 'UsernameAndPassword', oauthApplication: 'Custom', applicationId: clientId, tenantId: emulator.tenant.id,
    username: ada.userPrincipalName, password: ada.password, dataStoreLocation: 'None' };
  const tell = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
  const idle = process.memoryUsage().rss;
  tell({ origin, caCertificate, accessToken, driveId: (await answer.json()).id, settings });
  process.stdin.on('data', () => tell({ grown: process.resourceUsage().maxRSS * 1024 - idle }));
  process.stdin.on('end', () => process.exit(0));
`;

const client = `
  const { microsoft365Scope, nodeWorld, files } = await import(${url('../dist/index.js')});
  const { origin, settings, verb, input } = JSON.parse(process.env.TRANSFER);
  const m365 = await microsoft365Scope({ ...settings, timeoutMS: 600000, activities: [files.upload, files.download, files.exists] },
    nodeWorld({ emulator: origin, notify() {} }));
  await m365.files.exists({ item: 'Documents' });
  globalThis.gc();
  const idle = process.memoryUsage().rss;
  const start = performance.now();
  await m365.files[verb](input);
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(JSON.stringify({ seconds, grown: process.resourceUsage().maxRSS * 1024 - idle }) + '\\n');
  await m365.close();
`;

/** Rows of the ratios and of the memory; without rclone there are none of the ratios. */
export async function transfers() {
  const folder = await mkdtemp(join(tmpdir(), 'onbehalf-transfers-'));
  const emulator = start(server, {});
  try {
    const world = JSON.parse(await emulator.next());
    const timed = join(folder, 'timed.bin');
    await writeRandom(timed, size);
    const ours = await oursIn(world, folder);
    const rclone = await rcloneIn(world, folder);
    const rows = [];
    const back = join(folder, 'back');
    const best = async (run) => {
      const all = [];
      for (let round = 0; round < rounds; round += 1) all.push(await run(round));
      return Math.min(...all);
    };
    if (rclone) {
      const name = `${size / mebibyte} MiB`;
      const theirsUp = await best((round) => rclone('copyto', timed, `od:theirs-${round}.bin`));
      const oursUp = await best(async (round) => (await ours('upload', { file: timed, name: `ours-${round}.bin` })).seconds);
      rows.push({ name: `upload of ${name}, against rclone (${theirsUp.toFixed(1)} s)`, value: oursUp / theirsUp, unit: 'x', limit: 1.1 });
      const theirsDown = await best((round) => rclone('copyto', 'od:theirs-0.bin', join(back, `theirs-${round}.bin`)));
      const oursDown = await best(async (round) => (await ours('download', { item: `ours-${round}.bin`, saveTo: back })).seconds);
      if ((await digestOf(join(back, 'ours-0.bin'))) !== (await digestOf(timed))) throw new Error('What came back is not what was sent.');
      rows.push({
        name: `download of ${name}, against rclone (${theirsDown.toFixed(1)} s)`,
        value: oursDown / theirsDown,
        unit: 'x',
        limit: 1.1,
      });
      await rm(back, { recursive: true });
    }
    await rm(timed);
    const file = join(folder, 'large.bin');
    const handle = await open(file, 'w');
    await handle.truncate(large);
    await handle.close();
    const name = `${large / mebibyte} MiB`;
    for (const [verb, input] of [
      ['upload', { file, name: 'large.bin' }],
      ['download', { item: 'large.bin', saveTo: back }],
    ]) {
      const { grown } = await ours(verb, input);
      rows.push({ name: `memory above idle, ${verb} of ${name}`, value: grown / mebibyte, unit: 'MiB', limit: 64 });
    }
    emulator.child.stdin.write('\n');
    const { grown } = JSON.parse(await emulator.next());
    rows.push({ name: `memory of the emulator above idle, after all of these`, value: grown / mebibyte, unit: 'MiB', limit: 256 });
    return rows;
  } finally {
    emulator.child.stdin.end();
    await rm(folder, { recursive: true, force: true });
  }
}

async function oursIn({ origin, caCertificate, settings }, folder) {
  const certificate = join(folder, 'ca.pem');
  await writeFile(certificate, caCertificate);
  return async (verb, input) => {
    const env = {
      TRANSFER: JSON.stringify({ origin, settings, verb, input }),
      NODE_EXTRA_CA_CERTS: certificate,
      ONBEHALF_HOME: join(folder, 'home'),
      ONBEHALF_KEY_STORE: 'file',
    };
    const line = await start(client, env, ['--expose-gc']).next();
    if (line === undefined) throw new Error(`The ${verb} ended without a result.`);
    return JSON.parse(line);
  };
}

/** Runs rclone and tells how many seconds it took; undefined where it is not installed. It reaches the emulator as its proxy, under the names of Microsoft. */
async function rcloneIn({ origin, caCertificate, accessToken, driveId }, folder) {
  if (spawnSync('rclone', ['version']).status !== 0) return undefined;
  const [config, certificate] = [join(folder, 'rclone.conf'), join(folder, 'rclone-ca.pem')];
  await writeFile(certificate, caCertificate);
  const expiry = new Date(Date.now() + 3_600_000).toISOString();
  const token = JSON.stringify({ access_token: accessToken, token_type: 'Bearer', refresh_token: 'none', expiry });
  await writeFile(config, `[od]\ntype = onedrive\ntoken = ${token}\ndrive_id = ${driveId}\ndrive_type = business\n`);
  await mkdir(join(folder, 'back'), { recursive: true });
  const env = { PATH: process.env.PATH, HOME: folder, HTTPS_PROXY: origin.replace('https', 'http'), SSL_CERT_FILE: certificate };
  return (...args) =>
    new Promise((resolve, reject) => {
      const begin = performance.now();
      execFile('rclone', ['--config', config, '--ca-cert', certificate, '--retries', '1', ...args], { env }, (error, _, stderr) => {
        if (error) reject(new Error(`rclone failed: ${stderr}`));
        else resolve((performance.now() - begin) / 1000);
      });
    });
}

async function writeRandom(path, bytes) {
  const file = await open(path, 'w');
  for (let at = 0; at < bytes; at += mebibyte) await file.write(randomBytes(Math.min(mebibyte, bytes - at)));
  await file.close();
}

async function digestOf(path) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}

function start(script, env, flags = []) {
  const child = spawn(process.execPath, [...flags, '--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { child, next: async () => (await lines.next()).value };
}
