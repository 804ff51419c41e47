import { expect, test } from 'vitest';
import { markupOf, html } from './html.ts';
import type { LineBody, RunLine } from './line.ts';
import { pageOf } from './page.ts';
import { reportOf } from './report-of.ts';

const id = '20261127-221500-1f2e3d4c';
const file = 'a.flow.yaml';

/** Lines, one a second. */
function linesOf(...bodies: readonly LineBody[]): RunLine[] {
  return bodies.map((body, second) => ({ at: new Date(Date.UTC(2026, 10, 27, 22, 15, second)).toISOString(), ...body }));
}

const step = (address: string, name: string, verb = 'use') => ({ file, address, verb, name });
const plan: LineBody = {
  type: 'planned',
  file,
  steps: [
    { address: 'steps.0', verb: 'microsoft365Scope', name: 'microsoft365Scope', line: 4, column: 5 },
    { address: 'steps.0.microsoft365Scope.steps.0', verb: 'if', name: 'if', line: 6, column: 9 },
    { address: 'steps.0.microsoft365Scope.steps.0.then.0', verb: 'use', name: 'mail.get', line: 7, column: 13 },
    { address: 'steps.0.microsoft365Scope.steps.0.else.0', verb: 'use', name: 'mail.send', line: 9, column: 13 },
    { address: 'steps.0.microsoft365Scope.steps.1', verb: 'use', name: 'off', line: 11, column: 9, isDisabled: true },
  ],
};
const started: LineBody = { type: 'runStarted', run: id, file, kind: 'flow', name: 'test' };
const failed = (address: string, name: string, verb: string, message = 'No such message.'): LineBody => ({
  type: 'stepFailed',
  ...step(address, name, verb),
  milliseconds: 400,
  code: 'NOT_FOUND',
  message,
  goesOn: false,
});
const scope = 'steps.0';
const inThen = 'steps.0.microsoft365Scope.steps.0.then.0';

test('steps are a tree of what was planned: what failed, what was not come to, what is disabled', () => {
  const report = reportOf(
    id,
    linesOf(
      started,
      plan,
      { type: 'stepStarted', ...step(scope, 'microsoft365Scope', 'microsoft365Scope') },
      { type: 'stepStarted', ...step(inThen, 'mail.get') },
      failed(inThen, 'mail.get', 'use'),
      failed(scope, 'microsoft365Scope', 'microsoft365Scope'),
      { type: 'runEnded', outcome: 'failed', milliseconds: 5_000, code: 'NOT_FOUND', message: 'No such message.', remedy: 'Look again.' },
    ),
  );

  const [tree] = report.files[0]?.steps ?? [];
  expect(tree).toMatchObject({ verb: 'microsoft365Scope', state: 'failed', line: 4 });
  expect(tree?.steps).toMatchObject([
    {
      verb: 'if',
      state: 'notRun',
      steps: [
        { name: 'mail.get', branch: 'then', state: 'failed' },
        { branch: 'else', state: 'notRun' },
      ],
    },
    { name: 'off', state: 'disabled' },
  ]);
  expect(report.failures).toMatchObject([{ name: 'mail.get', line: 7, column: 13 }]);
  expect(report.error).toMatchObject({ code: 'NOT_FOUND', remedy: 'Look again.', step: { name: 'mail.get', line: 7 } });
});

test('a permission was used where a call was made that it is for; nobody knows of one that was added by hand', () => {
  const report = reportOf(
    id,
    linesOf(
      started,
      {
        type: 'permissions',
        permissions: ['Mail.Read', 'Mail.Send', 'User.Read'],
        because: {
          'Mail.Read': [{ activity: 'mail.get', operation: 'GET /me/messages/{message}' }],
          'Mail.Send': [{ activity: 'mail.send', operation: 'POST /me/sendMail' }],
          'User.Read': [],
        },
      },
      { type: 'called', activity: 'mail.get', operation: 'GET /me/messages/{message}' },
    ),
  );

  expect(report.permissions.map(({ name, isUsed }) => [name, isUsed])).toEqual([
    ['Mail.Read', true],
    ['Mail.Send', false],
    ['User.Read', undefined],
  ]);
  expect(pageOf(report)).toContain('Asked for, and not used in this run: Mail.Send.');
});

test('retries and waits are counted where they belong, and drawn', () => {
  const wait = { activity: 'mail.get', kind: 'waiting', reason: 'throttled', file, address: inThen } as const;
  const report = reportOf(
    id,
    linesOf(
      started,
      plan,
      { type: 'stepStarted', ...step(inThen, 'mail.get') },
      { type: 'waited', ...wait, operation: 'GET /me/messages/{message}', seconds: 2 },
      { type: 'stepRetried', ...step(inThen, 'mail.get'), attempt: 1, code: 'THROTTLED', waitMS: 1_000 },
      { type: 'waits', ...wait, count: 40, seconds: 80 },
      { type: 'stepDone', ...step(inThen, 'mail.get'), milliseconds: 4_000 },
      { type: 'runEnded', outcome: 'done', milliseconds: 7_000 },
    ),
  );

  expect(report.waits).toEqual([{ ...wait, count: 40, seconds: 80 }]);
  expect(report.files[0]?.steps[0]?.steps[0]?.steps[0]).toMatchObject({
    state: 'done',
    retried: 1,
    stretches: [
      { kind: 'done', fromMS: 2_000, toMS: 6_000 },
      { kind: 'waited', fromMS: 3_000, toMS: 5_000 },
      { kind: 'waited', fromMS: 4_000, toMS: 5_000 },
    ],
  });
  expect(pageOf(report)).toContain('Microsoft 365 asked for fewer calls');
});

test('the lines of a run whose process was killed give a report that says so', () => {
  const report = reportOf(id, linesOf(started, plan, { type: 'stepStarted', ...step(inThen, 'mail.get') }));

  expect(report).toMatchObject({ outcome: 'unfinished', milliseconds: 2_000 });
  expect(report.files[0]?.steps[0]?.steps[0]?.steps[0]).toMatchObject({ state: 'unfinished' });
  expect(pageOf(report)).toContain('It is still going on, or its process was killed.');
  expect(pageOf(reportOf(id, []))).toContain('No step was begun.');
});

test('whatever came from outside is text on the page, in every place', () => {
  const hostile = `</title><script>alert(1)</script><img src=x onerror='alert("1")'>\u001B[2J\u202Eevil`;
  const every = linesOf(
    { ...started, file: hostile, name: hostile, project: { name: hostile, version: hostile }, emulator: hostile, connection: hostile },
    { type: 'planned', file: hostile, steps: [{ address: 'steps.0', verb: 'use', name: hostile, line: 1, column: 1 }] },
    { type: 'account', account: hostile, application: hostile },
    { type: 'permissions', permissions: [hostile], because: { [hostile]: [{ activity: hostile, operation: hostile }] } },
    { type: 'notGranted', permissions: [hostile] },
    { type: 'waited', activity: hostile, operation: hostile, kind: 'pacing', reason: hostile, seconds: 1 },
    { type: 'wouldDo', file: hostile, address: 'steps.0', verb: hostile, name: hostile, effect: hostile, text: hostile },
    { type: 'logged', file: hostile, address: 'steps.0', verb: 'log', name: hostile, text: hostile },
    { ...failed('steps.0', hostile, hostile, hostile), file: hostile, code: hostile } as LineBody,
    { ...failed('steps.1', hostile, hostile, `${hostile}2`), file: hostile, code: hostile } as LineBody,
    { type: 'runEnded', outcome: 'failed', milliseconds: 9_000, code: hostile, message: hostile, remedy: hostile },
  );
  const page = pageOf(reportOf(id, every));

  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  expect(page).not.toMatch(/<script|<img|[\u0000-\u0009\u000B-\u001F\u202A-\u202E]|='alert/);
  expect(page.match(/<\/title>/g)).toHaveLength(1);
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).toContain('\\u202Eevil');
});

test('what is no piece of a page cannot pass for one', () => {
  const read = JSON.parse('{"markup":"<script>","Symbol(markup)":"<script>"}') as string;
  expect(() => markupOf(html`<p>${read}</p>`)).toThrow(TypeError);
  expect(markupOf(html`<p title="${'"><b>'}">${['<', html`<b>${'&'}</b>`]}</p>`)).toBe(
    '<p title="&quot;&gt;&lt;b&gt;">&lt;<b>&amp;</b></p>',
  );
});
