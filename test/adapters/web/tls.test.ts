import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeAll, openGate } from './loopback-portal.ts';

const certificate = makeCertificate(2048);
const shortCertificate = makeCertificate(1024);
const closers: (() => void)[] = [];

afterAll(async () => {
  await closeAll();
  for (const close of closers) close();
});

describe.skipIf(certificate === null)('a portal behind TLS', () => {
  const { key = '', cert = '' } = certificate ?? {};

  it('is asked by its name though its address is pinned', async () => {
    const port = await openSecure({ key, cert });
    const gate = openGate([port], { certificateAuthorities: [cert] });
    expect(await gate.fetch({ url: `https://a.test:${port}/` })).toMatchObject({ outcome: 'answer', status: 200 });
  });

  it('with a certificate of another name, or of nobody known, is refused, old TLS allowed or not', async () => {
    const port = await openSecure({ key, cert });
    const trusting = openGate([port], { certificateAuthorities: [cert] });
    const plain = openGate([port]);
    for (const legacyTls of ['allowed', undefined] as const) {
      const other = await trusting.fetch({ url: `https://b.test:${port}/`, legacyTls });
      const unknown = await plain.fetch({ url: `https://a.test:${port}/`, legacyTls });
      expect(other).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TLS', retryable: false });
      expect(unknown).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TLS', retryable: false });
    }
  });

  it('with a key of the old length is reached where that is allowed for its host', async () => {
    const { key = '', cert = '' } = shortCertificate ?? {};
    const port = await openSecure({ key, cert, ciphers: 'DEFAULT@SECLEVEL=0' });
    const gate = openGate([port], { certificateAuthorities: [cert] });
    const url = `https://a.test:${port}/`;
    expect(await gate.fetch({ url })).toMatchObject({ outcome: 'failed', code: 'HONGTOU_GATE_TLS' });
    expect(await gate.fetch({ url, legacyTls: 'allowed' })).toMatchObject({ outcome: 'answer' });
  });
});

async function openSecure(options: ServerOptions): Promise<number> {
  const server = createServer(options, (_, response) => response.end('secure'));
  server.on('tlsClientError', () => undefined);
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  return address.port;
}

/** A certificate for a.test, made afresh so that no key lies in the repository; null where openssl is not installed. */
function makeCertificate(bits: number): { key: string; cert: string } | null {
  const folder = mkdtempSync(join(tmpdir(), 'hongtou-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=a.test', '-addext', 'subjectAltName=DNS:a.test'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', `rsa:${bits}`, '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert],
      {
        stdio: 'ignore',
      },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } catch {
    console.log('openssl is not installed: the TLS tests are skipped.');
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
