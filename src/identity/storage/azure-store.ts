import type { BucketDialect } from './bucket-dialect.ts';
import type { BucketSenderOptions } from './bucket-sender.ts';
import { createHttpObjectStore } from './http-object-store.ts';
import type { ObjectStore } from './object-store.ts';

/** A container of Azure Blob Storage. */
export interface AzureOptions extends BucketSenderOptions {
  /** Address of the container, https://account.blob.core.windows.net/container. */
  readonly container: string;
  /** Folder in the container, without slashes at its ends; empty for the container itself. */
  readonly prefix: string;
  /** Shared access signature that allows to read, add, write, delete and list: `sv=...&sig=...`. */
  readonly sas: string;
}

/** The first version in which all we use is there is much older; this one is served by Azurite 3.35 and by the cloud. */
const version = '2023-11-03';

/**
 * A container of Azure Blob Storage, reached with a shared access signature.
 * https://learn.microsoft.com/rest/api/storageservices/put-blob
 */
export function createAzureStore({ container, prefix, sas, ...options }: AzureOptions): ObjectStore {
  const within = prefix === '' ? '' : `${prefix}/`;
  const signature = sas.replace(/^\?/, '');
  const dialect: BucketDialect = {
    place: `${container}${prefix && `/${prefix}`}`,
    putHeaders: { 'content-type': 'application/octet-stream', 'x-ms-blob-type': 'BlockBlob' },
    async sign({ name, query = {}, headers = {} }) {
      const path = name === undefined ? '' : `/${`${within}${name}`.split('/').map(encodeURIComponent).join('/')}`;
      const asked = new URLSearchParams(query).toString().replaceAll('+', '%20');
      return { url: `${container}${path}?${asked}${asked && '&'}${signature}`, headers: { ...headers, 'x-ms-version': version } };
    },
    listQuery: (continuation) => ({
      restype: 'container',
      comp: 'list',
      prefix: within,
      delimiter: '/',
      ...(continuation !== undefined && { marker: continuation }),
    }),
    listNames: { entry: 'Blob', name: 'Name', size: 'Content-Length', continuation: 'NextMarker' },
    prefix: within,
  };
  return createHttpObjectStore(dialect, options);
}
