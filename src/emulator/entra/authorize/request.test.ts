import { expect, test } from 'vitest';
import { narrow } from './request.ts';

const kinds = ['common', 'organizations', 'consumers', 'tenant'] as const;
const hints = ['organizations', 'consumers', 'contoso.example', '', undefined];

test.each(kinds.flatMap((kind) => hints.map((hint) => [kind, hint] as const)))('%s with the hint %s', (kind, hint) => {
  const authority = { segment: kind, kind };
  const isNarrowed = kind === 'common' && (hint === 'organizations' || hint === 'consumers');

  // A hint says which accounts are meant where the address leaves it open; it opens nothing.
  expect(narrow(authority, hint)).toEqual(isNarrowed ? { segment: 'common', kind: hint } : authority);
});
