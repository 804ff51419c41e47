import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { onbehalfCommand } from '../support/command-line.ts';
import { ownHome, type OwnHome } from '../support/own-home.ts';

let home: OwnHome;
beforeEach(async () => {
  home = await ownHome();
});
afterEach(() => home[Symbol.asyncDispose]());

test('runs of flows are listed, shown with what they did and why they failed, and removed', async () => {
  const file = join(home.folder, 'a.flow.yaml');
  await writeFile(
    file,
    `version: 1
name: test
steps:
  - microsoft365Scope:
      steps:
        - log: hello
        - use: mail.get
          with: { message: AAMkAGmissing }
`,
  );
  const ran = await onbehalfCommand(['run', file, '--emulator']);
  expect(ran.status).toBe(5);
  const listed = JSON.parse((await onbehalfCommand(['runs', 'list', '--json'])).stdout) as { run: string; outcome: string };
  expect(listed.outcome).toBe('failed');
  expect(ran.stderr).toContain(`onbehalf runs show ${listed.run}`);

  const shown = (await onbehalfCommand(['runs', 'show', listed.run])).stdout;
  expect(shown).toContain('permissions asked for: Mail.Read');
  expect(shown).toContain('log: hello');
  expect(shown).toContain('mail.get failed, NOT_FOUND');

  expect((await onbehalfCommand(['runs', 'remove', listed.run])).status).toBe(0);
  expect((await onbehalfCommand(['runs', 'show', listed.run])).status).toBe(5);
});
