import { describe, expect, test } from 'vitest';
import { failureOf } from '../../test/support/failure-of.ts';
import { checkByteAddress, checkTokenAddress } from './addresses.ts';

const graph = 'https://graph.microsoft.com/v1.0';
const emulated = 'http://localhost:4000';

describe('an address for bytes', () => {
  test.each([
    ['https://contoso.sharepoint.com/download?x=1', graph],
    ['https://graph.microsoft.com/upload', graph],
    ['http://localhost:4000/upload', emulated],
    ['http://127.0.0.1:4000/upload', 'http://127.0.0.1:4000/v1.0'],
    ['http://[::1]:4000/upload', 'http://[::1]:4000'],
    ['http://127.0.0.1:4000/upload', emulated],
  ])('may be %s where Graph is %s', (address, graphUrl) => {
    expect(() => checkByteAddress(address, graphUrl, 'the upload address')).not.toThrow();
  });

  test.each([
    ['http://contoso.sharepoint.com/download', graph, 'is not encrypted (http://contoso.sharepoint.com)'],
    ['http://graph.microsoft.com/upload', 'http://graph.microsoft.com', 'is not encrypted (http://graph.microsoft.com)'],
    ['http://localhost:4001/upload', emulated, 'is not encrypted (http://localhost:4001)'],
    ['http://localhost:4000/upload', graph, 'is not encrypted (http://localhost:4000)'],
    ['ftp://localhost:4000/upload', emulated, 'is not encrypted'],
    ['/upload', emulated, 'is no address'],
    ['', graph, 'is no address'],
  ])('must not be %s where Graph is %s: it %s', async (address, graphUrl, why) => {
    const failure = await failureOf(() => checkByteAddress(address, graphUrl, 'the upload address'));

    expect([failure.code, failure.message]).toEqual(['UNAVAILABLE', expect.stringContaining(`the upload address ${why}`)]);
    // What to do about it is not what is done about a service that is down.
    expect(failure.remedy).toContain('proxy');
  });
});

describe('an address that sees the token', () => {
  test.each([
    ['https://graph.microsoft.com/v1.0/me/messages?$skip=10', graph],
    ['http://localhost:4000/v1.0/me', emulated],
  ])('may be %s where Graph is %s', (address, graphUrl) => {
    expect(() => checkTokenAddress(address, graphUrl, 'the next page')).not.toThrow();
  });

  test.each([
    ['https://graph.microsoft.com.evil.example/v1.0/me', graph, 'leads to another server (https://graph.microsoft.com.evil.example)'],
    ['http://graph.microsoft.com/v1.0/me', graph, 'leads to another server'],
    ['https://graph.microsoft.com:444/v1.0/me', graph, 'leads to another server'],
    ['https://contoso.sharepoint.com/me', graph, 'leads to another server'],
    ['http://127.0.0.1:4000/me', emulated, 'leads to another server'],
    ['me/messages', graph, 'is no address'],
  ])('must not be %s where Graph is %s: it %s', async (address, graphUrl, why) => {
    const failure = await failureOf(() => checkTokenAddress(address, graphUrl, 'the next page'));
    expect([failure.code, failure.message]).toEqual(['UNAVAILABLE', expect.stringContaining(`the next page ${why}`)]);
  });
});
