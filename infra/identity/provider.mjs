// The OpenID Provider: one configuration, read top to bottom.
import Provider, { errors } from 'oidc-provider';
import { clients, systemClaims } from './clients.mjs';
import { apiResource } from './api-resource.mjs';
import { API } from './settings.mjs';
import { registerPersonaGrant } from './persona-grant.mjs';
import { errorPage, logoutPage, signedOutPage } from './pages.mjs';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Builds the provider over its parts and looks every static client up once, so that a wrong one stops the start. */
export async function createProvider({ settings, keys, Adapter, accounts, city }) {
  const provider = new Provider(settings.issuer, configuration({ settings, keys, Adapter, accounts }));
  if (settings.development) {
    registerPersonaGrant(provider, { accounts, city });
  }
  for (const { client_id: id } of clients(settings)) {
    if (!await provider.Client.find(id)) {
      throw new Error(`client ${id} is not valid`);
    }
  }
  provider.on('server_error', (_ctx, error) => console.error(`identity: ${error.name}: ${error.message}`));
  return provider;
}

function configuration({ settings, keys, Adapter, accounts }) {
  return {
    adapter: Adapter,
    clients: clients(settings),
    jwks: keys.jwks,
    cookies: { keys: keys.cookies, long: { signed: true, sameSite: 'lax' }, short: { signed: true, sameSite: 'lax' } },
    clientDefaults: { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
    enabledJWA: {
      idTokenSigningAlgValues: ['ES256'], clientAuthSigningAlgValues: ['ES256'], dPoPSigningAlgValues: ['ES256'],
    },
    clientAuthMethods: ['private_key_jwt', 'none'],
    scopes: ['openid', 'profile', 'offline_access', 'hub'],
    claims: { openid: ['sub'], profile: ['name', 'name_en', 'roles', 'department'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    responseTypes: ['code'],
    ttl: ttl(),
    features: features(settings),
    findAccount: async (_ctx, sub) => accounts.find(sub),
    extraTokenClaims: async (_ctx, token) => (token.accountId
      ? accounts.tokenClaims(token.accountId)
      : systemClaims(token.clientId)),
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: async (ctx, out) => errorPage(ctx, out),
  };
}

function ttl() {
  return {
    AccessToken: 10 * MINUTE,
    ClientCredentials: 5 * MINUTE,
    AuthorizationCode: MINUTE,
    IdToken: 10 * MINUTE,
    Interaction: HOUR,
    Session: 12 * HOUR,
    Grant: 12 * HOUR,
    RefreshToken: 12 * HOUR,
  };
}

function features(settings) {
  return {
    devInteractions: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: { enabled: true },
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    userinfo: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (ctx, form) => logoutPage(ctx, form, settings),
      postLogoutSuccessSource: async (ctx) => signedOutPage(ctx),
    },
    resourceIndicators: {
      enabled: true,
      defaultResource: async () => API,
      useGrantedResource: async () => true,
      getResourceServerInfo: async (_ctx, resource, client) => {
        if (resource !== API) {
          throw new errors.InvalidTarget('this provider issues tokens for the hub API only');
        }
        return apiResource(client);
      },
    },
  };
}
