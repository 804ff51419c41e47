import { describe, expect, test } from 'vitest';
import { clientId, createTestClient } from '../../../../test/support/entra-client.ts';
import { readPage } from '../../person-page.ts';

describe('what is wrong with the application or its redirect URI is a page, and goes nowhere', () => {
  test.each([
    ['an unknown tenant', {}, 'fabrikam.example', 90002],
    ['no client id', { client_id: undefined }, 'contoso.example', 900144],
    ['an unknown application', { client_id: '00000000-0000-4000-8000-000000000000' }, 'contoso.example', 700016],
    ['no redirect URI', { redirect_uri: undefined }, 'contoso.example', 900971],
    ['a redirect URI of somebody else', { redirect_uri: 'https://evil.example/' }, 'contoso.example', 50011],
    ['a single-tenant application on /common', {}, 'common', 50194],
    ['a work application on /consumers', {}, 'consumers', 9002332],
  ])('%s', async (_, parameters, segment, code) => {
    const client = createTestClient();

    const response = await client.entra.fetch(new Request(client.authorizeUrl(parameters, segment), { redirect: 'manual' }));

    const { name, lead } = readPage(await response.text(), 'https://login.microsoftonline.com/');
    expect({ status: response.status, location: response.headers.get('location'), name }).toEqual({
      status: 400,
      location: null,
      name: 'error',
    });
    expect(lead).toMatch(new RegExp(`^AADSTS${code}: `));
  });
});

describe('what is wrong with the request is told to the application', () => {
  test.each([
    ['no response type', { response_type: undefined }, 'invalid_request', 900144],
    ['no scope', { scope: undefined }, 'invalid_request', 900144],
    ['a permission that does not exist', { scope: 'Mail.Reed' }, 'invalid_client', 650053],
    ['.default beside a permission', { scope: '.default Mail.Read' }, 'invalid_scope', 70011],
    ['another resource', { scope: 'https://api.contoso.example/Read' }, 'invalid_resource', 500011],
    ['a challenge of a wrong size', { code_challenge: 'short' }, 'invalid_request', 501491],
    ['an unknown challenge method', { code_challenge_method: 'MD5' }, 'invalid_request', 9002313],
    ['an unknown prompt', { prompt: 'always' }, 'invalid_request', 90023],
    ['claims that are no JSON', { claims: '{' }, 'invalid_request', 9002313],
    ['an unknown response mode', { response_mode: 'pigeon' }, 'invalid_request', 9002313],
    ['a silent request of nobody', { prompt: 'none' }, 'login_required', 50058],
  ])('%s', async (_, parameters, error, code) => {
    const client = createTestClient();

    const response = await client.entra.fetch(new Request(client.authorizeUrl(parameters), { redirect: 'manual' }));

    const { search, hash } = new URL(response.headers.get('location') ?? '');
    const answer = new URLSearchParams(search || hash.slice(1));
    expect({ error: answer.get('error'), state: answer.get('state'), code: answer.get('code') }).toEqual({
      error,
      state: 'state-1',
      code: null,
    });
    expect(answer.get('error_description')).toMatch(new RegExp(`^AADSTS${code}: `));
    expect(answer.get('error_uri')).toBe(`https://login.microsoftonline.com/error?code=${code}`);
    expect([...answer.keys()].toSorted()).toEqual(['error', 'error_description', 'error_uri', 'state']);
  });
});

describe('response modes', () => {
  test('query keeps the query that the redirect URI has, and gives it a path', async () => {
    const client = createTestClient();
    client.application.publicClientRedirectUris.push('https://bare.contoso.example', 'https://app.contoso.example/x?kept=1');
    const ada = client.person('ada');

    await client.signIn(ada, { redirect_uri: 'https://bare.contoso.example' });
    const bare = ada.location;
    await client.signIn(ada, { redirect_uri: 'https://app.contoso.example/x?kept=1' });

    expect(bare).toMatch(/^https:\/\/bare\.contoso\.example\/\?code=/);
    expect(ada.location).toMatch(/^https:\/\/app\.contoso\.example\/x\?kept=1&code=/);
  });

  test('fragment hides the answer from servers', async () => {
    const client = createTestClient();
    const ada = client.person('ada');

    await client.signIn(ada, { response_mode: 'fragment' });

    expect(ada.location).toMatch(/^https:\/\/app\.contoso\.example\/back#code=.*state=state-1/);
  });

  test('form_post is a form to the redirect URI, with a button where no script runs', async () => {
    const client = createTestClient();

    const response = await client.entra.fetch(
      new Request(client.authorizeUrl({ response_mode: 'form_post', prompt: 'none', state: '"><script>alert(1)</script>' })),
    );

    const markup = await response.text();
    const { action, fields } = readPage(markup, 'https://login.microsoftonline.com/').form('');
    expect({ action, state: fields.get('state'), error: fields.get('error') }).toEqual({
      action: 'https://app.contoso.example/back',
      state: '"><script>alert(1)</script>',
      error: 'login_required',
    });
    // How the markup is broken into lines is nobody's business.
    expect(markup.replaceAll(/\s*([<>])\s*/g, '$1')).toContain(
      '<noscript><div class="actions"><button class="primary" autofocus>Continue</button></div></noscript>',
    );
    expect(markup).not.toContain('<script>alert');
    expect(response.headers.get('content-security-policy')).toMatch(/form-action 'self' https:\/\/app\.contoso\.example;/);
  });
});

test('client_info comes when it is asked for, and names the home account', async () => {
  const client = createTestClient();

  const answer = await client.signIn(client.person('ada'), { client_info: '1' });

  const { uid, utid } = JSON.parse(Buffer.from(answer.get('client_info') ?? '', 'base64url').toString()) as Record<string, string>;
  expect(client.tenant.users.get(uid ?? '')?.userPrincipalName).toBe('ada@contoso.example');
  expect(utid).toBe(client.tenant.id);
});

test('the request may be posted as a form', async () => {
  const client = createTestClient();
  const [path = '', query = ''] = client.authorizeUrl().split('?');

  const response = await client.post(new URL(path).pathname, Object.fromEntries(new URLSearchParams(query)));

  expect(readPage(await response.text(), path).name).toBe('username');
});

test('a parameter that is there twice is refused: where the answer can go, else on a page', async () => {
  const client = createTestClient();
  const ask = (more: string): Promise<Response> =>
    client.get(`${client.authorizeUrl().slice('https://login.microsoftonline.com'.length)}&${more}`);

  const told = await ask('prompt=login&prompt=login');
  expect(new URL(told.headers.get('location') ?? '').searchParams.get('error_description')).toContain(
    "AADSTS9000411: The request is malformed: the parameter 'prompt' is there twice.",
  );
  const shown = await ask('client_id=x');
  expect(readPage(await shown.text(), 'https://login.microsoftonline.com/').lead).toContain("the parameter 'client_id' is there twice");
  expect(shown.headers.get('location')).toBeNull();
});

test('the client id is found in any letter case', async () => {
  const client = createTestClient();

  const answer = await client.signIn(client.person('ada'), { client_id: clientId.toUpperCase() });

  expect(answer.get('code')).toBeTruthy();
});
