import { expect, test } from 'vitest';
import { loggedPath } from './request-log.ts';

test.each(['code', 'code_verifier', 'client_assertion', 'id_token_hint', 'password'])('the value of %s is left out', (name) => {
  expect(loggedPath(new URL(`https://localhost/common/oauth2/v2.0/authorize?scope=Mail.Read&${name}=secret`))).toBe(
    `/common/oauth2/v2.0/authorize?scope=Mail.Read&${name}=...`,
  );
});

test('an upload address is a secret in itself', () => {
  expect(loggedPath(new URL('https://localhost/_upload/secret?more=1'))).toBe('/_upload/...');
});
