// A client signs a person in as the portal does: pushed request, PKCE, DPoP, consent, code, rotation, sign-out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import * as oidc from 'openid-client';
import { API } from '../settings.mjs';
import { browser, makeCity, RENTER, startProvider } from './city-fixture.mjs';

const REDIRECT = 'http://localhost:5081/signin-oidc';

async function clientOf(issuer, directory, clientId = 'portal') {
  const jwk = JSON.parse(readFileSync(join(directory, 'clients', `${clientId}.jwk.json`), 'utf8'));
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  return oidc.discovery(new URL(issuer), clientId, undefined, oidc.PrivateKeyJwt({ key, kid: jwk.kid }), {
    execute: [oidc.allowInsecureRequests],
  });
}

async function authorize(client, go, dpop, verifier, signIn) {
  const url = await oidc.buildAuthorizationUrlWithPAR(client, {
    redirect_uri: REDIRECT, scope: 'openid profile offline_access hub', resource: API, prompt: 'consent',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
  }, { DPoP: dpop });
  assert.equal(url.searchParams.get('redirect_uri'), null, 'the request itself stays off the front channel');
  let response = await go(url);
  for (let step = 0; step < 8; step += 1) {
    const location = response.headers.get('location');
    if (location?.startsWith(REDIRECT)) {
      return new URL(location);
    }
    const page = location ?? '';
    if (page.startsWith('/interaction/')) {
      const html = await (await go(page)).text();
      response = await go(...html.includes('/consent"')
        ? [`${page}/consent`, { form: { answer: 'allow' } }]
        : [`${page}/${signIn.action}`, { form: signIn.form }]);
    } else {
      response = await go(page);
    }
  }
  throw new Error('the sign-in did not come to an end');
}

const claimsOf = (jwt, part = 1) => JSON.parse(Buffer.from(jwt.split('.')[part], 'base64url'));

test('a persona signs in through the portal and gets a token bound to the portal\'s key', async (t) => {
  const data = makeCity();
  const { issuer, settings, stop } = await startProvider(data);
  t.after(stop);
  const client = await clientOf(issuer, settings.directory);
  const dpop = oidc.getDPoPHandle(client, await oidc.randomDPoPKeyPair('ES256'));
  const verifier = oidc.randomPKCECodeVerifier();
  const callback = await authorize(client, browser(issuer), dpop, verifier, {
    action: 'persona', form: { persona: 'renter' },
  });
  const tokens = await oidc.authorizationCodeGrant(
    client, callback, { pkceCodeVerifier: verifier }, { resource: API }, { DPoP: dpop });
  const token = claimsOf(tokens.access_token);
  assert.equal(claimsOf(tokens.access_token, 0).typ, 'at+jwt');
  assert.equal(claimsOf(tokens.access_token, 0).alg, 'ES256');
  assert.equal(tokens.token_type, 'dpop');
  assert.equal(token.citizen_id, RENTER);
  assert.deepEqual(token.roles, ['citizen']);
  assert.equal(token.aud, API);
  assert.ok(token.cnf.jkt);
  assert.equal(tokens.claims().name, '租客甲');
  assert.ok(!JSON.stringify(tokens.claims()).includes(RENTER), 'the ID token names no identity number');

  const again = await oidc.refreshTokenGrant(client, tokens.refresh_token, { resource: API }, { DPoP: dpop });
  assert.notEqual(again.refresh_token, tokens.refresh_token, 'refresh tokens rotate');
  await assert.rejects(
    oidc.refreshTokenGrant(client, tokens.refresh_token, { resource: API }, { DPoP: dpop }), (error) => error.error === 'invalid_grant');
});

test('a request that was not pushed is refused', async (t) => {
  const { issuer, stop } = await startProvider(makeCity());
  t.after(stop);
  const response = await browser(issuer)(
    `/auth?client_id=portal&response_type=code&scope=openid&redirect_uri=${encodeURIComponent(REDIRECT)}`);
  const where = response.headers.get('location') ?? await response.text();
  assert.match(where, /Pushed Authorization Request|invalid_request/);
});

test('a system gets a Bearer token of its department for at most five minutes', async (t) => {
  const { issuer, settings, stop } = await startProvider(makeCity());
  t.after(stop);
  const client = await clientOf(issuer, settings.directory, 'system-hpf');
  const tokens = await oidc.clientCredentialsGrant(client, { scope: 'hub', resource: API });
  const token = claimsOf(tokens.access_token);
  assert.equal(token.department, 'HPF');
  assert.deepEqual(token.roles, ['system']);
  assert.equal(token.cnf, undefined);
  assert.ok(token.exp - token.iat <= 300);
});

test('a token for a foreign resource is refused as invalid_target', async (t) => {
  const { issuer, settings, stop } = await startProvider(makeCity());
  t.after(stop);
  const client = await clientOf(issuer, settings.directory, 'system-hpf');
  await assert.rejects(
    oidc.clientCredentialsGrant(client, { scope: 'hub', resource: 'urn:elsewhere' }), (error) => error.error === 'invalid_target');
});

test('sessions and refresh tokens outlive a restart', async (t) => {
  const data = makeCity();
  const first = await startProvider(data);
  const client = await clientOf(first.issuer, first.settings.directory);
  const dpop = oidc.getDPoPHandle(client, await oidc.randomDPoPKeyPair('ES256'));
  const verifier = oidc.randomPKCECodeVerifier();
  const callback = await authorize(client, browser(first.issuer), dpop, verifier, {
    action: 'persona', form: { persona: 'renter' },
  });
  const tokens = await oidc.authorizationCodeGrant(
    client, callback, { pkceCodeVerifier: verifier }, { resource: API }, { DPoP: dpop });
  await first.stop();

  const { start } = await import('../server.mjs');
  t.after(await start(first.settings));
  const again = await oidc.refreshTokenGrant(client, tokens.refresh_token, { resource: API }, { DPoP: dpop });
  assert.equal(claimsOf(again.access_token).citizen_id, RENTER);
});
