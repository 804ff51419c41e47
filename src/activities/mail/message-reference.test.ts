import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { OnbehalfError } from '../../core/errors.ts';
import { readInput } from '../../core/input.ts';
import { idOf, messageReference } from './message-reference.ts';

describe('which message is meant', () => {
  test.each<[unknown, string]>([
    [null, 'message must be a message, as another mail activity gave it, or its id.'],
    [5, 'message must be a message, as another mail activity gave it, or its id.'],
    [undefined, 'message is required.'],
    ['', 'message must not be empty.'],
    [{}, 'message.id is required.'],
    [{ id: '' }, 'message.id must not be empty.'],
    [{ id: 'M1', mailbox: 5 }, 'message.mailbox must be a string.'],
  ])('%j is refused', (message, problem) => {
    expect(() => readInput(z.object({ message: messageReference }), { message }, 'mail.get')).toThrow(problem);
  });

  test('an id is taken as it is; a message by its id', () => {
    expect(idOf('M1', 'invoices@contoso.example')).toBe('M1');
    expect(idOf({ id: 'M1', mailbox: null }, undefined)).toBe('M1');
    expect(idOf({ id: 'M1' }, 'invoices@contoso.example')).toBe('M1');
    expect(idOf({ id: 'M1', mailbox: 'Invoices@contoso.example' }, 'invoices@contoso.example')).toBe('M1');
  });

  test('a message of another mailbox is refused, saying what to give', () => {
    const attempt = () => idOf({ id: 'M1', mailbox: 'invoices@contoso.example' }, undefined);
    expect(attempt).toThrow(OnbehalfError);
    expect(attempt).toThrow(
      'The message cannot be used as given. message is in the mailbox invoices@contoso.example, and this call works on your own mailbox. ' +
        "Give `mailbox: 'invoices@contoso.example'`.",
    );
  });

  test('a message of one’s own is refused for another mailbox', () => {
    expect(() => idOf({ id: 'M1', mailbox: null }, 'invoices@contoso.example')).toThrow(
      'message is in your own mailbox, and this call works on the mailbox invoices@contoso.example. Leave `mailbox` out.',
    );
  });
});
