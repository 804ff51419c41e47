import path from 'node:path';
import { OnbehalfError } from '../../core/errors.ts';
import type { Fetch } from '../../core/ports.ts';
import { readSecretText, type SecretPlaces } from '../settings/secrets.ts';
import { bucketPlace, type BucketPlace } from './bucket-place.ts';
import { parseKeyRing, type KeyRing } from './key-ring.ts';
import { systemKeyStore, type KeyStore } from './key-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { StorageNotice } from './storage-notice.ts';
import type { TokenStorage } from './token-storage.ts';

/** Which bucket, and how it is reached. */
export interface BucketStorageOptions {
  /** The setting `folder`: an absolute path, `s3://bucket/folder`, or the address of an Azure container. */
  readonly folder: string;
  /** The setting `bucketKeys`: where the keys are, `file:/path`, `env:NAME` or `keystore:NAME`. Default `env:ONBEHALF_BUCKET_KEYS`. */
  readonly bucketKeys?: string | undefined;
  /** A folder in the bucket for what has to be kept apart. */
  readonly within?: string;
  readonly fetch: Fetch;
  /** Credentials: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_REGION`, `AWS_ENDPOINT_URL_S3`; `AZURE_STORAGE_SAS_TOKEN`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  keyStore?(): Promise<KeyStore | undefined>;
  notify?(notice: StorageNotice): void;
}

/** Where the keys of a bucket are when the settings say nothing. */
const defaultKeys = 'env:ONBEHALF_BUCKET_KEYS';

/**
 * Opens a token storage that several machines share: a folder, an S3 bucket or an Azure container. Everything in it is encrypted with keys
 * that are never in it.
 *
 * @throws OnbehalfError SETTINGS_INVALID when the place, its credentials or the place of the keys cannot be used as given.
 */
export async function openBucketStorage({
  folder,
  bucketKeys = defaultKeys,
  within,
  fetch,
  env,
  keyStore = systemKeyStore,
  notify,
}: BucketStorageOptions): Promise<TokenStorage> {
  const place = bucketPlace(folder);
  if ('problem' in place) throw invalid('folder', place.problem);
  refuseKeysInside(place, bucketKeys);
  const options = { keys: () => readKeys(bucketKeys, { env, keyStore }), ...(notify && { notify }) };
  if (place.kind === 'folder') {
    const { createSharedFolderStorage } = await import('./shared-folder.ts');
    return createSharedFolderStorage({ ...options, folder: within ? path.join(place.folder, within) : place.folder });
  }
  const { createObjectStorage } = await import('./object-storage.ts');
  const prefix = [place.prefix, within].filter(Boolean).join('/');
  return createObjectStorage({ ...options, store: await openStore({ ...place, prefix }, fetch, env) });
}

async function openStore(
  place: Exclude<BucketPlace, { kind: 'folder' }>,
  fetch: Fetch,
  env: BucketStorageOptions['env'],
): Promise<ObjectStore> {
  if (place.kind === 'azure') {
    const { createAzureStore } = await import('./azure-store.ts');
    return createAzureStore({ ...place, sas: needed(env, 'AZURE_STORAGE_SAS_TOKEN'), fetch });
  }
  const { createS3Store } = await import('./s3-store.ts');
  const endpoint = env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'];
  return createS3Store({
    ...place,
    endpoint,
    region: env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? 'us-east-1',
    accessKeyId: needed(env, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: needed(env, 'AWS_SECRET_ACCESS_KEY'),
    sessionToken: env['AWS_SESSION_TOKEN'],
    fetch,
  });
}

/** Reads the keys of a bucket from where `bucketKeys` says. */
async function readKeys(reference: string, places: SecretPlaces): Promise<KeyRing> {
  return parseKeyRing(await readSecretText('bucketKeys', reference, places), reference.slice(reference.indexOf(':') + 1));
}

function refuseKeysInside(place: BucketPlace, bucketKeys: string): void {
  if (place.kind !== 'folder' || !bucketKeys.startsWith('file:')) return;
  const inside = path.relative(place.folder, bucketKeys.slice('file:'.length));
  if (inside.startsWith('..') || path.isAbsolute(inside)) return;
  throw invalid('bucketKeys', 'must not be in the bucket: whoever can read the bucket could read the tokens.');
}

function needed(env: BucketStorageOptions['env'], name: string): string {
  const value = env[name];
  if (value) return value;
  throw invalid('folder', `names a bucket that needs credentials, and the environment variable ${name} is not set.`);
}

function invalid(field: string, problem: string): OnbehalfError {
  return new OnbehalfError('SETTINGS_INVALID', `The bucket for tokens cannot be used. ${field} ${problem}`, {
    fields: [{ field, problem }],
  });
}
