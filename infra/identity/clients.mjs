// The clients this provider knows: the portal, the command line, and departments' systems.
import { PERSONA_GRANT } from './settings.mjs';
import { loadClientKey, publicHalf } from './keys.mjs';

/** Departments whose systems call the API under a sharing agreement. */
export const SYSTEMS = ['HPF', 'MIB', 'HRS', 'NRB'];

/** Client metadata (RFC 7591). Private keys are made on first use under `<data>/identity/clients`. */
export function clients(settings) {
  return [portal(settings), ...(settings.development ? [commandLine()] : []), ...SYSTEMS.map((code) => system(settings, code))];
}

function portal(settings) {
  return {
    client_id: 'portal',
    client_name: '杭州数据共享门户 GovDataHub portal',
    redirect_uris: [`${settings.portal}/signin-oidc`],
    post_logout_redirect_uris: [`${settings.portal}/`],
    response_types: ['code'],
    grant_types: ['authorization_code', 'refresh_token'],
    scope: 'openid profile offline_access hub',
    require_pushed_authorization_requests: true,
    dpop_bound_access_tokens: true,
    ...byKey(settings, 'portal'),
  };
}

function commandLine() {
  return {
    client_id: 'hub-cli',
    client_name: 'hub',
    token_endpoint_auth_method: 'none',
    redirect_uris: [],
    response_types: [],
    grant_types: [PERSONA_GRANT],
    scope: 'openid hub',
  };
}

function system(settings, code) {
  const clientId = `system-${code.toLowerCase()}`;
  return {
    client_id: clientId,
    client_name: `${code} system`,
    redirect_uris: [],
    response_types: [],
    grant_types: ['client_credentials'],
    scope: 'hub',
    ...byKey(settings, clientId),
  };
}

/** Extra claims of a system's token: which department it belongs to. */
export function systemClaims(clientId) {
  return { department: clientId.replace(/^system-/, '').toUpperCase(), roles: ['system'] };
}

function byKey(settings, clientId) {
  return {
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    jwks: { keys: [publicHalf(loadClientKey(settings.directory, clientId))] },
  };
}
