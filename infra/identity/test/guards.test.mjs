// What must not work: personas outside development, guessing passwords, unknown people.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Accounts } from '../accounts.mjs';
import { City } from '../city.mjs';
import { PERSONA_GRANT, readSettings } from '../settings.mjs';
import { openStore } from '../store.mjs';
import { makeCity, NEIGHBOUR, RENTER, startProvider } from './city-fixture.mjs';

const personaGrant = (issuer, persona) => fetch(`${issuer}/token`, {
  method: 'POST', body: new URLSearchParams({ grant_type: PERSONA_GRANT, client_id: 'hub-cli', persona }),
});

test('persona sign-in refuses to start where others could reach it', () => {
  assert.throws(
    () => readSettings({ HUB_ENVIRONMENT: 'development', HUB_ISSUER: 'http://id.example' }), /loopback/);
  assert.throws(() => readSettings({ HUB_ENVIRONMENT: 'production', HUB_ISSUER: 'http://id.example' }), /https/);
  assert.throws(() => readSettings({ HUB_ENVIRONMENT: 'staging' }), /development or production/);
});

test('the persona grant exists in development only', async (t) => {
  const data = makeCity();
  const development = await startProvider(data);
  const granted = await personaGrant(development.issuer, 'renter');
  assert.equal(granted.status, 200);
  assert.equal((await granted.json()).token_type, 'Bearer');
  await development.stop();
  const production = await startProvider(data, 'production');
  t.after(production.stop);
  assert.notEqual((await personaGrant(production.issuer, 'renter')).status, 200);
});

test('a synthetic citizen may be a persona by id, a stranger may not', async (t) => {
  const { issuer, stop } = await startProvider(makeCity());
  t.after(stop);
  assert.equal((await personaGrant(issuer, NEIGHBOUR)).status, 200);
  const stranger = await personaGrant(issuer, '330199197001010019');
  assert.equal(stranger.status, 400);
  assert.equal((await stranger.json()).error, 'invalid_grant');
});

test('five wrong passwords lock the account and the right one does not help until the lock ends', async () => {
  const data = makeCity();
  let now = 1_000_000_000_000;
  const database = openStore(`${data}/identity`);
  const accounts = new Accounts(database, 'secret', () => now);
  await accounts.setPassword(new City(`${data}/city/index.sqlite`).find(RENTER), 'correct horse battery');
  assert.ok(await accounts.check(RENTER, 'correct horse battery'));
  for (let wrong = 0; wrong < 5; wrong += 1) {
    assert.equal(await accounts.check(RENTER, 'wrong'), undefined);
  }
  assert.equal(await accounts.check(RENTER, 'correct horse battery'), undefined);
  now += 16 * 60 * 1000;
  assert.ok(await accounts.check(RENTER, 'correct horse battery'));
  assert.equal(await accounts.check(NEIGHBOUR, ''), undefined, 'no password, no sign-in');
  await assert.rejects(accounts.setPassword({ citizenId: RENTER, roles: [] }, 'short'), /12 to 200/);
  database.close();
});

test('an expired artefact is not found and is swept away', async () => {
  const { adapterOver, sweepExpired } = await import('../store.mjs');
  const database = openStore(`${makeCity()}/identity`);
  const Adapter = adapterOver(database);
  const codes = new Adapter('AuthorizationCode');
  await codes.upsert('kept', { grantId: 'g' }, 600);
  await codes.upsert('gone', { grantId: 'g' }, 1);
  sweepExpired(database, () => Date.now() + 5000)();
  assert.deepEqual(await codes.find('kept'), { grantId: 'g' });
  assert.equal(database.prepare('SELECT count(*) AS n FROM artefact').get().n, 1);
  await codes.consume('kept');
  assert.ok((await codes.find('kept')).consumed);
  await codes.revokeByGrantId('g');
  assert.equal(await codes.find('kept'), undefined);
  database.close();
});
