import { expect, test } from 'vitest';
import { failureOf } from '../../support/failure-of.ts';
import { inWords, scopesOf } from './shape.ts';

/** What a list of activities may go through before it is listed and is still known, and what it may not. */
const before = (use: string): { title: string; source: string } => ({
  title: use,
  source: `const list = [mail.list, mail.send];\n${use};\nawait microsoft365Scope({ activities: list });`,
});

test.each([
  'list.at(0)',
  'list.concat([])',
  'list.includes(mail.list)',
  'list.indexOf(mail.list)',
  "list.join(', ')",
  'list.lastIndexOf(mail.list)',
  'list.slice(1)',
  'list.toString()',
  'list.with(0, mail.move)',
  'list.every((one) => one.name)',
  'list.filter((one) => one.name)',
  'list.find((one) => one.name)',
  'list.findIndex((one) => one.name)',
  'list.flatMap((one) => [one.name])',
  'list.forEach((one) => console.log(one.name))',
  'list.map((one) => one.name)',
  'list.some((one) => one.name)',
  'console.log(list)',
  'JSON.stringify(list)',
  'Array.isArray(list)',
  'String(list)',
  'Boolean(list)',
  'Number(list)',
  'structuredClone(list)',
  'Object.keys(list)',
  'Object.is(list, 1)',
  'Object.isFrozen(list)',
])('%s leaves a list as it was', async (use) => {
  expect((await scopesOf(before(use))).map(inWords)).toEqual(['mail.list mail.send']);
});

test.each([
  'list.push(mail.move)',
  'list.pop()',
  'list.reverse()',
  'list.sort()',
  'list.splice(0, 1)',
  'list.fill(mail.move)',
  'list.unshift(mail.move)',
  'list.shift()',
  'list.copyWithin(0, 1)',
  'Object.assign(list, [mail.move])',
  'Reflect.set(list, 0, mail.move)',
  'elsewhere(list)',
  'list[0] = mail.move',
  'list.length = 1',
])('%s may change a list, which is then refused', async (use) => {
  expect(await failureOf(scopesOf(before(use)))).toMatchObject({ code: 'AUTOMATION_INVALID' });
});
