import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { programProcess, type ProgramProcess } from '../support/program-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { postgresPrograms, startPostgres } from './postgres-server.ts';

const flow = `version: 1
name: pause
inputs: { pause: { type: text } }
steps:
  - log: began
  - wait: \${inputs.pause}
outputs: { paused: "\${inputs.pause}" }
`;

const programs = postgresPrograms();
const refused = { code: 2, stderr: expect.stringContaining('"soon"') as string };

test.skipIf(programs === undefined)(
  'two runs in one database keep to themselves, also when one is gone on with',
  { timeout: 120_000 },
  async () => {
    await using postgres = await startPostgres(programs ?? '');
    const home = await temporaryFolder('two-runs');
    onTestFinished(() => rm(home, { recursive: true }));
    await writeFile(join(home, 'pause.flow.yaml'), flow);
    const start = (...args: string[]): ProgramProcess =>
      programProcess(args, { home, cwd: home, env: { ONBEHALF_DATABASE: postgres.url, ONBEHALF_KEY_STORE: 'file' } });
    const run = (pause: string): ProgramProcess =>
      start('run', 'pause.flow.yaml', '--durable', '--input', `pause=${pause}`, '--emulator', 'http://localhost:1');

    const broken = await run('soon').ended;
    expect(broken).toMatchObject(refused);
    const [, id = ''] = /runs resume (\S+?)`/.exec(broken.stderr) ?? [];
    const other = run('10s');
    await other.said(/began/);
    // Each time it waits in the queue of the engine, where the other one looks as well.
    for (let time = 0; time < 4; time += 1) expect(await start('runs', 'resume', id).ended).toMatchObject(refused);

    expect(await other.ended).toMatchObject({ code: 0, stderr: expect.not.stringContaining('soon') as string });
  },
);
