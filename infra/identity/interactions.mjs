// What happens between a client's request and its answer: sign-in and consent.
import { language, consentPage, passwordPage, personaPage, securityHeaders } from './pages.mjs';

const BODY_LIMIT = 4096;

/** A request handler for `/interaction/<uid>[/persona|/password|/consent]`; returns false for other paths. */
export function interactionRoutes({ provider, settings, accounts, city }) {
  return async (request, response) => {
    const path = new URL(request.url, settings.issuer).pathname;
    const match = /^\/interaction\/([\w-]{1,64})(?:\/(persona|password|consent))?$/.exec(path);
    if (!match) {
      return false;
    }
    for (const [name, value] of Object.entries(securityHeaders(settings.portal))) {
      response.setHeader(name, value);
    }
    const [, , action] = match;
    const details = await provider.interactionDetails(request, response);
    if (request.method === 'GET' && !action) {
      show(response, await view(details, request, { provider, settings, city }));
    } else if (request.method === 'POST' && action && sameOrigin(request, settings)) {
      await answer(action, details, request, response, { provider, settings, accounts, city });
    } else {
      response.writeHead(405, { allow: action ? 'POST' : 'GET' }).end();
    }
    return true;
  };
}

async function view(details, request, { provider, settings, city }, wrong = false) {
  const lang = language(details.params.ui_locales, request.headers['accept-language']);
  if (details.prompt.name === 'consent') {
    const client = await provider.Client.find(details.params.client_id);
    const scopes = [...new Set([
      ...(details.prompt.details.missingOIDCScope ?? []),
      ...Object.values(details.prompt.details.missingResourceScopes ?? {}).flat(),
    ])];
    return consentPage({ lang, uid: details.uid, client: client.clientName, scopes });
  }
  return settings.development
    ? personaPage({ lang, uid: details.uid, personas: city.personas(), wrong })
    : passwordPage({ lang, uid: details.uid, wrong });
}

async function answer(action, details, request, response, parts) {
  const form = await readForm(request);
  if (action === 'consent' && details.prompt.name === 'consent') {
    return finish(parts.provider, request, response, form.get('answer') === 'allow'
      ? { consent: { grantId: await grant(parts.provider, details) } }
      : { error: 'access_denied', error_description: 'the person declined' });
  }
  const accountId = details.prompt.name === 'login' ? await signIn(action, form, parts) : undefined;
  if (!accountId) {
    response.statusCode = 401;
    return show(response, await view(details, request, parts, true));
  }
  return finish(parts.provider, request, response, { login: { accountId, amr: [action === 'password' ? 'pwd' : 'dev'] } });
}

async function signIn(action, form, { settings, accounts, city }) {
  if (action === 'persona' && settings.development) {
    const person = city.find((form.get('persona') ?? '').trim());
    return person && accounts.enter(person);
  }
  return action === 'password'
    ? accounts.check((form.get('citizen') ?? '').trim(), form.get('password') ?? '')
    : undefined;
}

async function grant(provider, { grantId, session, params, prompt }) {
  const granted = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  granted.addOIDCScope((prompt.details.missingOIDCScope ?? []).join(' '));
  granted.addOIDCClaims(prompt.details.missingOIDCClaims ?? []);
  for (const [resource, scopes] of Object.entries(prompt.details.missingResourceScopes ?? {})) {
    granted.addResourceScope(resource, scopes.join(' '));
  }
  return granted.save();
}

function finish(provider, request, response, result) {
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
}

function show(response, html) {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(html);
}

/** Browsers name the origin of a posted form; one of another site is refused. */
function sameOrigin(request, settings) {
  const origin = request.headers.origin;
  return origin === undefined || origin === 'null' || origin === settings.issuer;
}

async function readForm(request) {
  const parts = [];
  let length = 0;
  for await (const part of request) {
    length += part.length;
    if (length > BODY_LIMIT) {
      throw Object.assign(new Error('the form is too large'), { statusCode: 413 });
    }
    parts.push(part);
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
