import path from 'node:path';
import { decoded } from '../../core/decoded.ts';

/** Where a bucket is. */
export type BucketPlace =
  /** A folder that several machines share. */
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string }
  /** `container` is the address of the container. */
  | { readonly kind: 'azure'; readonly container: string; readonly prefix: string };

const expected =
  'an absolute path, s3://bucket/folder, or the address of an Azure container such as https://account.blob.core.windows.net/container';

/**
 * Takes apart the setting `folder`: an absolute path, `s3://bucket/folder`, or the address of an Azure container with a folder in it.
 *
 * @returns The place; a text that says what is wrong otherwise, which never repeats a secret.
 */
export function bucketPlace(text: string): BucketPlace | { readonly problem: string } {
  if (path.isAbsolute(text)) return { kind: 'folder', folder: path.normalize(text) };
  if (!/^(s3|https?):\/\//.test(text) || !URL.canParse(text)) return { problem: `must be ${expected}.` };
  const url = new URL(text);
  if (url.search !== '' || url.username !== '' || url.password !== '' || url.hash !== '') {
    return {
      problem:
        'must not hold credentials: a shared access signature belongs into AZURE_STORAGE_SAS_TOKEN, access keys into the AWS_ variables.',
    };
  }
  return url.protocol === 's3:' ? s3Place(url) : azurePlace(url);
}

function s3Place(url: URL): BucketPlace | { readonly problem: string } {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  if (!/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/.test(url.hostname))
    return { problem: 'must name a bucket of 3 to 63 lower-case letters, digits, dots and dashes: s3://bucket/folder.' };
  return { kind: 's3', bucket: url.hostname, prefix: partsOf(url).join('/') };
}

function azurePlace(url: URL): BucketPlace | { readonly problem: string } {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !isLocal) return { problem: 'must begin with https: tokens and signatures must not travel unprotected.' };
  // An emulator of the storage has the account in the path: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
  const parts = partsOf(url);
  const own = parts.slice(0, isLocal ? 2 : 1);
  if (own.length < (isLocal ? 2 : 1)) return { problem: `must name a container: it is not ${expected}.` };
  return { kind: 'azure', container: `${url.origin}/${own.join('/')}`, prefix: parts.slice(own.length).join('/') };
}

function partsOf({ pathname }: URL): string[] {
  return pathname.split('/').filter(Boolean).map(decoded);
}
