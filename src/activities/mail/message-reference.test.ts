import { describe, expect, test } from 'vitest';
import { OnbehalfError } from '../../core/errors.ts';
import { idOf } from './message-reference.ts';

describe('which message is meant', () => {
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
