// The one API this provider issues tokens for, and the form of its access tokens (RFC 9068).
import { API } from './settings.mjs';

/** Resource server information for a client: a system's token lives 5 minutes, a person's 10. */
export function apiResource(client) {
  return {
    scope: 'hub',
    audience: API,
    accessTokenFormat: 'jwt',
    accessTokenTTL: client.grantTypeAllowed('client_credentials') ? 300 : 600,
    jwt: { sign: { alg: 'ES256' } },
  };
}
