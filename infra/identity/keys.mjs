// Keys that must outlive a restart: the signing key, the cookie keys, the subject secret, the clients' own keys.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Loads what stands in `directory`, and makes what does not. Files are readable by their owner only. */
export function loadKeys(directory) {
  return load(join(directory, 'provider-keys.json'), () => ({
    jwks: { keys: [signingKey()] },
    cookies: [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')],
    subjectSecret: randomBytes(32).toString('base64url'),
  }));
}

/** A client's private key, kept where only that client reads it, for private_key_jwt. */
export function loadClientKey(directory, clientId) {
  return load(join(directory, 'clients', `${clientId}.jwk.json`), signingKey);
}

/** The public half of a private JWK. */
export function publicHalf({ kty, crv, x, y, kid, alg, use }) {
  return { kty, crv, x, y, kid, alg, use };
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: randomBytes(12).toString('base64url'),
  };
}

function load(path, make) {
  if (existsSync(path)) {
    return JSON.parse(readFileSync(path, 'utf8'));
  }
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const made = make();
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, JSON.stringify(made, null, 2), { mode: 0o600 });
  renameSync(unfinished, path);
  return made;
}
