import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listener } from '../../src/emulator/index.ts';

/** Whether rclone is installed, as Debian packages it. */
export const hasRclone = spawnSync('rclone', ['version']).status === 0;
/** For the name of what is left out without it. */
export const rcloneReason = hasRclone ? '' : ' (left out: rclone is not installed)';

/** What a run of rclone came to. */
export interface RcloneRun {
  readonly status: number;
  readonly stdout: string;
  /** What it said of what it did. */
  readonly stderr: string;
}

/** A drive as rclone sees it. */
export type Rclone = (...args: readonly string[]) => Promise<RcloneRun>;

/** What rclone is set up with. */
export interface RcloneSettings {
  readonly listener: Listener;
  /** A folder for its settings. */
  readonly folder: string;
  readonly accessToken: string;
  readonly driveId: string;
}

/**
 * Sets rclone up with a drive, `od:`. It asks https://graph.microsoft.com over TLS; the emulator is its proxy, and the tunnels end there, so that nothing leaves
 * the machine. It is as it is published: its own options name the certificate, and the variable of its platform for the one client of it that they pass by.
 */
export async function rcloneFor({ listener, folder, accessToken, driveId }: RcloneSettings): Promise<Rclone> {
  const [config, certificate] = [join(folder, 'rclone.conf'), join(folder, 'ca.pem')];
  await writeFile(certificate, listener.caCertificate ?? '');
  const token = {
    access_token: accessToken,
    token_type: 'Bearer',
    refresh_token: 'none',
    expiry: new Date(Date.now() + 3_600_000).toISOString(),
  };
  const lines = ['[od]', 'type = onedrive', `token = ${JSON.stringify(token)}`, `drive_id = ${driveId}`, 'drive_type = business', ''];
  await writeFile(config, lines.join('\n'));
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    HTTPS_PROXY: listener.origin.replace('https', 'http'),
    SSL_CERT_FILE: certificate,
  };
  return (...args) =>
    new Promise((resolve) => {
      const all = ['--config', config, '--ca-cert', certificate, '--retries', '1', '--verbose', ...args];
      execFile('rclone', all, { env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code ?? 1) : 0, stdout, stderr });
      });
    });
}
