import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { OnbehalfError } from '../../src/core/errors.ts';
import { createSigningKey, type SigningKey } from '../../src/emulator/entra/signing-key.ts';
import type { IdentityPorts } from '../../src/identity/index.ts';
import { createTestCertificate } from '../support/certificate.ts';
import { prepare, situations, waysToSignIn, type Certificates, type Situation, type Way } from './outcome-ways.ts';
import { createWorld, shortLived } from './world.ts';

const page = new URL('../../docs/outcomes.md', import.meta.url);

let signingKey: SigningKey;
let certificates: Certificates;
beforeAll(async () => {
  signingKey = await createSigningKey();
  certificates = { good: createTestCertificate(), ended: createTestCertificate(-2) };
});

/** How a sign-in ended. */
interface Outcome {
  readonly what: string;
  /** Empty where it succeeded. */
  readonly code: string;
  readonly remedy: string;
}

async function outcomeOf(way: Way, situation: Situation): Promise<Outcome> {
  const world = createWorld({ signingKey, settings: { devicePollSeconds: 0.01, ...(situation.twice && shortLived) } });
  const missing: string[] = [];
  prepare(world, way, certificates);
  situation.change?.(world);
  const settings = { ...way.settings(world), ...situation.settings?.(world) };
  const { notify, ...ports } = { ...way.ports?.(world), ...situation.ports?.(world) };
  const all: Partial<IdentityPorts> = {
    ...ports,
    notify: (event) => {
      notify?.(event);
      if (event.type === 'permissionsMissing') missing.push(...event.missing);
    },
  };
  const permissions = situation.permissions ?? ['Mail.Read'];
  try {
    await world.identity(settings, all).token(permissions);
    if (typeof situation.twice === 'function') situation.twice(world);
    if (situation.twice) await world.identity(settings, { ...all, canAsk: false }).token(permissions);
    return missing.length > 0
      ? {
          what: `signs in, and warns that ${missing.join(', ')} was not granted`,
          code: '',
          remedy: 'Graph refuses the calls that need it.',
        }
      : { what: 'signs in', code: '', remedy: '' };
  } catch (error) {
    if (!(error instanceof OnbehalfError)) throw error;
    const steady = (text: string): string => text.replaceAll(/[\da-f]{64}/g, '(thumbprint)').replaceAll(/\d{4}-\d\d-\d\d/g, '(date)');
    return { what: steady(error.message), code: error.code, remedy: steady(error.remedy) };
  }
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
const head = (cells: readonly string[]): string => `${row(cells)}\n${row(cells.map(() => '---'))}`;

async function tables(): Promise<string> {
  const short: string[] = [];
  const long: string[] = [];
  for (const [type, way] of Object.entries(waysToSignIn(certificates))) {
    const cells: string[] = [];
    for (const [name, situation] of Object.entries<Situation | string>({ ...way.in, ...way.alsoIn })) {
      if (typeof situation === 'string') {
        cells.push('');
        long.push(row([type, name, situation, '', '']));
        continue;
      }
      const { what, code, remedy } = await outcomeOf(way, situation);
      const shown = code && `\`${code}\``;
      if (name in way.in) cells.push(shown || 'signs in');
      long.push(row([type, situation.note === undefined ? name : `${name} (${situation.note})`, what, shown, remedy]));
    }
    short.push(row([type, ...cells]));
  }
  return [
    head(['', ...situations]),
    ...short,
    '',
    '## In full',
    '',
    head(['authentication type', 'situation', 'what happens', 'code', 'what to do']),
    ...long,
  ].join('\n');
}

test('how each way to sign in ends in each situation is what the page says', { timeout: 60_000 }, async () => {
  const content = `# How signing in ends

What each authentication type does in each situation, as a test of this project found it against the embedded tenant. A stand-in plays the broker of Windows, which was not tried on Windows itself. The test writes this page: \`UPDATE_OUTCOMES=1 npx vitest run test/identity/outcomes.test.ts\`.

${await tables()}
`;
  if (process.env['UPDATE_OUTCOMES'] === '1') await writeFile(page, content);

  expect(await readFile(page, 'utf8')).toBe(content);
});
