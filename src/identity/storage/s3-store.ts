import { trimEnd } from '../../core/trim-end.ts';
import { createHash } from 'node:crypto';
import type { BucketDialect } from './bucket-dialect.ts';
import type { BucketSenderOptions } from './bucket-sender.ts';
import { createHttpObjectStore } from './http-object-store.ts';
import type { ObjectStore } from './object-store.ts';

/** A bucket that speaks Amazon's S3. */
export interface S3Options extends BucketSenderOptions {
  readonly bucket: string;
  /** Folder in the bucket, without slashes at its ends; empty for the bucket itself. */
  readonly prefix: string;
  readonly region: string;
  /** Address of a server that is not Amazon's; the bucket is then a part of the path. */
  readonly endpoint?: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/**
 * A bucket of Amazon S3, or of a server that speaks as it does. Requests are signed with Signature Version 4.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export function createS3Store({
  bucket,
  prefix,
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
  sessionToken,
  ...options
}: S3Options): ObjectStore {
  const base = endpoint ? `${trimEnd(endpoint, '/')}/${bucket}` : addressOf(bucket, region);
  const within = prefix === '' ? '' : `${prefix}/`;
  const dialect: BucketDialect = {
    place: `s3://${bucket}${prefix && `/${prefix}`}`,
    putHeaders: { 'content-type': 'application/octet-stream' },
    async sign({ method, name, query = {}, headers = {}, body }) {
      const { AwsV4Signer } = await import('aws4fetch');
      const path = name === undefined ? '/' : `/${`${within}${name}`.split('/').map(encodeURIComponent).join('/')}`;
      const url = `${base}${path}?${new URLSearchParams(query).toString().replaceAll('+', '%20')}`.replace(/\?$/, '');
      const digest = createHash('sha256')
        .update(body ?? '')
        .digest('hex');
      const signed = await new AwsV4Signer({
        method,
        url,
        headers: { ...headers, 'x-amz-content-sha256': digest },
        accessKeyId,
        secretAccessKey,
        region,
        service: 's3',
        ...(sessionToken && { sessionToken }),
      }).sign();
      return { url: signed.url.toString(), headers: Object.fromEntries(signed.headers) };
    },
    listQuery: (continuation) => ({
      'list-type': '2',
      prefix: within,
      delimiter: '/',
      ...(continuation !== undefined && { 'continuation-token': continuation }),
    }),
    listNames: { entry: 'Contents', name: 'Key', size: 'Size', continuation: 'NextContinuationToken' },
    prefix: within,
  };
  return createHttpObjectStore(dialect, options);
}

/** A name with dots does not fit Amazon's certificate as a host name. */
function addressOf(bucket: string, region: string): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return bucket.includes('.') ? `https://s3.${region}.${domain}/${bucket}` : `https://${bucket}.s3.${region}.${domain}`;
}
