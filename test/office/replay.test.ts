import { execFile, execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { columnName, localAddress } from '../../src/emulator/graph/workbooks/model/address.ts';
import type { Area } from '../../src/emulator/tenant/workbook.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { createTestWorkbook } from '../support/test-workbook.ts';
import { office, withoutOffice } from './office.ts';

/** A Python that has the bridge to LibreOffice. */
const python = ['/usr/bin/python3', 'python3'].find((program) => {
  try {
    execFileSync(program, ['-c', 'import uno'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});
const reason = withoutOffice || (python === undefined ? ' (left out: Python with UNO is not here; apt-get install python3-uno)' : '');

const size = 10;
const last = 1_048_575;
const lastColumn = 16_383;
type Step = Area & {
  readonly kind: 'insert' | 'delete' | 'copy';
  readonly direction: 'rows' | 'columns';
  readonly row: number;
  readonly column: number;
};

const index = fc.integer({ min: 0, max: size - 2 });
const whole = fc
  .record({
    at: index,
    count: fc.integer({ min: 1, max: 2 }),
    direction: fc.constantFrom('rows' as const, 'columns' as const),
    kind: fc.constantFrom('insert' as const, 'delete' as const),
  })
  .map(({ at, count, direction, kind }): Step => ({
    kind,
    direction,
    ...(direction === 'rows'
      ? { top: at, bottom: at + count - 1, left: 0, right: lastColumn }
      : { left: at, right: at + count - 1, top: 0, bottom: last }),
    row: 0,
    column: 0,
  }));
const part = fc
  .record({
    top: index,
    left: index,
    direction: fc.constantFrom('rows' as const, 'columns' as const),
    kind: fc.constantFrom('insert' as const, 'delete' as const, 'copy' as const),
    row: index,
    column: index,
  })
  .map(({ top, left, direction, kind, row, column }): Step => ({ kind, direction, top, left, bottom: top + 1, right: left, row, column }));
const formula = fc.oneof(
  fc
    .record({ row: index, column: index, fixed: fc.boolean() })
    .map(({ row, column, fixed }) => (fixed ? `=$${columnName(column)}$${row + 1}+1` : `=${columnName(column)}${row + 1}*2`)),
  fc
    .record({ top: index, column: index, height: fc.integer({ min: 1, max: 4 }) })
    .map(({ top, column, height }) => `=SUM(${columnName(column)}${top + 1}:${columnName(column)}${top + 1 + height})`),
);
const grid = fc.array(
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 99 }) }, { weight: 1, arbitrary: formula }), {
    minLength: size,
    maxLength: size,
  }),
  { minLength: size, maxLength: size },
);
/** Insertions come first: LibreOffice brings a reference back that was deleted, when cells are inserted at its place later; it should stay an error. */
const steps = fc
  .array(fc.oneof(whole, part), { minLength: 1, maxLength: 5 })
  .map((list) => list.toSorted((one, other) => Number(other.kind === 'insert') - Number(one.kind === 'insert')));
const runs = fc.array(fc.record({ grid, steps }), { minLength: 25, maxLength: 25 });

interface Shown {
  readonly formulas: readonly (readonly string[])[];
  readonly values: readonly (readonly string[])[];
}

/**
 * What is compared. LibreOffice keeps half of a reference that is gone (`#REF!5`), and has an error of its own for formulas that go in a circle, where a
 * workbook without iterations shows 0.
 */
function comparable({ formulas, values }: Shown, circles: Shown): Shown {
  const gone = /\$?(?:#REF!|[A-Z]{1,3})\$?(?:#REF!|\d+)(?::\$?(?:#REF!|[A-Z]{1,3})\$?(?:#REF!|\d+))?/g;
  return {
    formulas: formulas.map((row) =>
      row.map((one) => one.replaceAll(gone, (reference) => (reference.includes('#REF!') ? '#REF!' : reference))),
    ),
    values: values.map((row, r) => row.map((one, c) => (/^Err:52[23]$/.test(circles.values[r]?.[c] ?? '') ? 'circle' : one))),
  };
}

describe.skipIf(office === undefined || python === undefined)(`steps replayed in LibreOffice${reason}`, () => {
  test('give the same formulas and values', async () => {
    const folder = await temporaryFolder('replay');
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const seed = Number(process.env['ONBEHALF_REPLAY_SEED'] ?? 20_260_302);
    const [all = []] = fc.sample(runs, { seed, numRuns: 1 });
    const mine: Shown[] = [];
    for (const [number, run] of all.entries()) {
      const { send, file } = await createTestWorkbook();
      const range = (address: string) => `/worksheets/Sheet1/range(address='${address}')`;
      const square = range(localAddress({ top: 0, left: 0, bottom: size - 1, right: size - 1 }));
      await send('PATCH', square, { formulas: run.grid });
      await writeFile(join(folder, `${number}.xlsx`), await file());
      for (const step of run.steps) {
        const shift = { insert: { rows: 'Down', columns: 'Right' }, delete: { rows: 'Up', columns: 'Left' } } as const;
        if (step.kind !== 'copy') {
          await send('POST', `${range(localAddress(step))}/${step.kind}`, { shift: shift[step.kind][step.direction] });
          continue;
        }
        const { body } = await send('GET', `${range(localAddress(step))}?$select=formulasR1C1`);
        const target = {
          top: step.row,
          left: step.column,
          bottom: step.row + step.bottom - step.top,
          right: step.column + step.right - step.left,
        };
        await send('PATCH', range(localAddress(target)), { formulasR1C1: body['formulasR1C1'] });
      }
      const { body } = await send('GET', `${square}?$select=formulas,text`);
      mine.push({ formulas: (body['formulas'] as unknown[][]).map((row) => row.map(String)), values: body['text'] as string[][] });
    }
    const replayed = all.map((run, number) => ({ file: join(folder, `${number}.xlsx`), size, steps: run.steps }));
    await writeFile(join(folder, 'steps.json'), JSON.stringify(replayed));
    const script = fileURLToPath(new URL('replay.py', import.meta.url));
    await promisify(execFile)(python ?? '', [
      script,
      office ?? '',
      `replay${process.pid}`,
      join(folder, 'steps.json'),
      join(folder, 'answers.json'),
    ]);
    const theirs = JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8')) as Shown[];
    for (const [number, answer] of theirs.entries()) {
      const here = mine[number];
      if (!here) throw new Error(`Nothing was done in run ${number}.`);
      const { steps: taken } = all[number] ?? {};
      expect({ taken, ...comparable(here, answer) }).toEqual({ taken, ...comparable(answer, answer) });
    }
    expect(theirs).toHaveLength(25);
  }, 300_000);
});
