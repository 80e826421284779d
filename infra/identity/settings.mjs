// Where the provider stands and whom it serves. Everything comes from the environment; a bad value ends the start.
import { isAbsolute, join, resolve } from 'node:path';

/** The audience of access tokens for the GraphQL API (RFC 8707 resource indicator). */
export const API = 'urn:govdatahub:api';

/** The extension grant by which development tools sign in as a persona. */
export const PERSONA_GRANT = 'urn:govdatahub:grant:persona';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Reads and checks the settings; throws an Error that names the variable and the mend. */
export function readSettings(env = process.env) {
  const issuer = url(env, 'HUB_ISSUER', 'http://localhost:5082');
  const portal = url(env, 'HUB_PORTAL', 'http://localhost:5081');
  const environment = env.HUB_ENVIRONMENT || 'production';
  if (!['development', 'production'].includes(environment)) {
    throw new Error(`HUB_ENVIRONMENT is '${environment}'; use development or production`);
  }
  const development = environment === 'development';
  if (development && !LOOPBACK.has(issuer.hostname)) {
    throw new Error(
      `HUB_ENVIRONMENT=development lets anybody sign in as a persona, so HUB_ISSUER must be a loopback address, `
      + `not ${issuer.hostname}; use HUB_ENVIRONMENT=production there`);
  }
  if (!development && issuer.protocol !== 'https:' && !LOOPBACK.has(issuer.hostname)) {
    throw new Error('HUB_ISSUER must be https outside of loopback');
  }
  const data = env.HUB_DATA || '.data';
  return {
    issuer: issuer.origin,
    port: Number(issuer.port) || (issuer.protocol === 'https:' ? 443 : 80),
    portal: portal.origin,
    development,
    data: isAbsolute(data) ? data : resolve(data),
    get directory() { return join(this.data, 'identity'); },
    get cityIndex() { return join(this.data, 'city', 'index.sqlite'); },
  };
}

function url(env, variable, standard) {
  const text = env[variable] || standard;
  const parsed = URL.parse(text);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new Error(`${variable} is not an http address; for example ${standard}`);
  }
  return parsed;
}
