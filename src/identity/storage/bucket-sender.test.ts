import { expect, test } from 'vitest';
import { bucketFailure } from './bucket-sender.ts';

test.each<[number, string | undefined, string, string]>([
  [403, 'AccessDenied', 'STORAGE_UNAVAILABLE', '403 AccessDenied'],
  [404, undefined, 'STORAGE_UNAVAILABLE', '404'],
  [499, undefined, 'STORAGE_UNAVAILABLE', '499'],
  [500, 'InternalError', 'UNAVAILABLE', '500 InternalError'],
  [503, undefined, 'UNAVAILABLE', '503'],
  [429, 'SlowDown', 'UNAVAILABLE', '429 SlowDown'],
])('%i %s of a bucket is %s, with what the server said', (status, code, failure, said) => {
  const error = bucketFailure('s3://tokens', { status, code: code ?? '' });

  expect(error).toMatchObject({ code: failure, message: expect.stringContaining(`in s3://tokens`) as string });
  expect(error.message).toMatch(new RegExp(`the server answers ${said}\\.$`));
  expect(error.details).toEqual({ place: 's3://tokens', status, ...(code !== undefined && { code }) });
});
