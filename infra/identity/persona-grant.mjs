// Signing in as a persona without a browser: an extension grant that exists in development only.
import { errors } from 'oidc-provider';
import { apiResource } from './api-resource.mjs';
import { API, PERSONA_GRANT } from './settings.mjs';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Registers the grant: `persona` is a name or a synthetic citizen's id; the answer is a Bearer access token. */
export function registerPersonaGrant(provider, { accounts, city }) {
  const handler = async (ctx) => {
    const { client, params } = ctx.oidc;
    if (!LOOPBACK.has(ctx.req.socket.remoteAddress)) {
      throw new errors.InvalidGrant('the persona grant answers loopback only');
    }
    const person = typeof params.persona === 'string' ? city.find(params.persona) : undefined;
    if (!person) {
      throw new errors.InvalidGrant('no such persona');
    }
    const token = await accessToken(provider, ctx, client, accounts.enter(person));
    const value = await token.save();
    ctx.body = { access_token: value, expires_in: token.expiration, token_type: 'Bearer', scope: token.scope };
  };
  provider.registerGrantType(PERSONA_GRANT, handler, new Set(['persona', 'resource']), new Set());
}

async function accessToken(provider, ctx, client, accountId) {
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  grant.addResourceScope(API, 'hub');
  const token = new provider.AccessToken({
    accountId, client, grantId: await grant.save(), gty: PERSONA_GRANT, scope: 'hub',
  });
  token.resourceServer = new provider.ResourceServer(API, apiResource(client));
  ctx.oidc.entity('Grant', grant);
  ctx.oidc.entity('AccessToken', token);
  return token;
}
