import { describe, expect, test } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { inWords, markIn, scopesOf } from './shape.ts';
import { refusedOddValues } from './odd-values-refused.ts';
import { readValues } from './values-read.ts';
import { refusedValues } from './values-refused.ts';
import { readWays } from './ways-read.ts';
import { refusedWays } from './ways-refused.ts';

const readShapes = [...readValues, ...readWays];
const refusedShapes = [...refusedValues, ...refusedOddValues, ...refusedWays];

describe('a shape that can be read gives exactly its scopes', () => {
  test.each(readShapes)('$title', async (shape) => {
    expect((await scopesOf(shape)).map(inWords)).toEqual(shape.scopes);
  });
});

describe('a shape that cannot be read is refused', () => {
  test.each(refusedShapes)('$title', async (shape) => {
    const mark = markIn(shape);
    const failure = await failureOf(scopesOf(shape));

    expect(failure).toMatchObject({ code: 'AUTOMATION_INVALID', exitStatus: 2, details: mark });
    expect(failure.message).toContain(`${mark?.file}, line ${mark?.line}, column ${mark?.column}: \`${mark?.expression}\` ${shape.why}`);
    expect(failure.remedy).toContain(shape.instead);
  });
});

test('there are more than sixty shapes, each told once', () => {
  const titles = [...readShapes, ...refusedShapes].map(({ title }) => title);

  expect(titles.length).toBeGreaterThan(60);
  expect(new Set(titles).size).toBe(titles.length);
});
