// The pages a person sees: sign in, consent, sign out, error. Chinese and English, phone first, no script.
import { createHash } from 'node:crypto';

const STYLE = `
:root{color-scheme:light;--ink:#1b2733;--quiet:#4d5b69;--line:#d5dce3;--brand:#0b5cad;--paper:#fff;--ground:#f2f5f8}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,"Noto Sans CJK SC",sans-serif}
header{background:var(--brand);color:#fff;padding:14px 20px;font-weight:600}main{max-width:520px;margin:0 auto;padding:20px 16px 48px}
h1{font-size:1.35rem;margin:.4em 0 .6em}p{margin:.4em 0 1em}.quiet{color:var(--quiet);font-size:.92rem}
.card,button.person{display:block;width:100%;text-align:left;background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:14px 16px;margin:0 0 10px;font:inherit;color:inherit}
button.person{cursor:pointer}button.person strong{color:var(--brand)}button.person:hover,button.person:focus-visible{border-color:var(--brand);outline:2px solid var(--brand);outline-offset:1px}
label{display:block;font-weight:600;margin:14px 0 4px}input{width:100%;font:inherit;padding:11px 12px;border:1px solid #7b8794;border-radius:8px;background:#fff}
button.main{display:block;width:100%;min-height:48px;margin:18px 0 10px;border:0;border-radius:10px;background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer}
button.plain{display:block;width:100%;min-height:48px;border:1px solid var(--line);border-radius:10px;background:#fff;color:var(--ink);font:inherit;cursor:pointer}
.error{border-left:4px solid #b3261e;background:#fdf0ef;padding:10px 14px;border-radius:6px}ul{padding-left:1.2em}`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const TEXTS = {
  zh: {
    service: '最多跑一次 · 统一身份认证', signIn: '登录', choose: '选择一位演示人物登录。这座城市和其中的人都是虚构的。',
    id: '身份证号码', password: '密码', wrong: '身份证号码或密码不正确；连续五次错误后账号锁定十五分钟。',
    otherCitizen: '或用任一虚构市民的身份证号码登录', consent: '授权', asks: '请求：',
    scopes: { openid: '确认您的身份', profile: '读取您的姓名和角色', hub: '以您的名义使用数据共享平台', offline_access: '在您离开后保持登录（12 小时内）' },
    allow: '同意并继续', deny: '不同意', signOut: '退出登录', askSignOut: '确定退出登录吗？', yes: '退出', no: '保持登录',
    signedOut: '您已退出登录。', error: '无法继续', errorHelp: '请返回门户重新登录。', noCity: '还没有虚构城市，请先运行 infra/run.sh。',
    roles: { citizen: '市民', officer: '经办人员', steward: '数据管理员', auditor: '审计员' },
  },
  en: {
    service: 'Once at most · sign-in', signIn: 'Sign in', choose: 'Choose a persona. This city and everybody in it are made up.',
    id: 'Identity number', password: 'Password', wrong: 'The identity number or password is wrong; five wrong tries lock the account for 15 minutes.',
    otherCitizen: 'Or sign in as any synthetic citizen by identity number', consent: 'Consent', asks: 'asks to:',
    scopes: { openid: 'confirm who you are', profile: 'read your name and roles', hub: 'use the data-sharing platform in your name', offline_access: 'keep you signed in for up to 12 hours' },
    allow: 'Agree and continue', deny: 'Decline', signOut: 'Sign out', askSignOut: 'Do you want to sign out?', yes: 'Sign out', no: 'Stay signed in',
    signedOut: 'You are signed out.', error: 'This cannot go on', errorHelp: 'Go back to the portal and sign in again.', noCity: 'There is no city yet; run infra/run.sh first.',
    roles: { citizen: 'citizen', officer: 'officer', steward: 'steward', auditor: 'auditor' },
  },
};

/** The page language: `ui_locales` of the request, else the browser's first, else Chinese. */
export function language(uiLocales, acceptLanguage) {
  const wanted = `${uiLocales ?? ''} ${acceptLanguage ?? ''}`.trim().toLowerCase();
  return wanted.startsWith('en') ? 'en' : 'zh';
}

/** Sign-in by persona (development): a list of people, each a button. */
export function personaPage({ lang, uid, personas, wrong }) {
  const text = TEXTS[lang];
  const people = personas.map((person) => `<button class="person" name="persona" value="${escape(person.persona)}">
    <strong>${escape(person[lang])}</strong> <span class="quiet">${escape(person.persona)} ·
    ${person.roles.map((role) => text.roles[role] ?? role).join(lang === 'zh' ? '、' : ', ')}${person.department ? ` · ${escape(person.department)}` : ''}</span>
    <br>${escape(person.story[lang])}</button>`).join('');
  return page(lang, text.signIn, `
    <h1>${text.signIn}</h1>${wrong ? `<p class="error" role="alert">${text.wrong}</p>` : ''}
    <p>${personas.length ? text.choose : text.noCity}</p>
    <form method="post" action="/interaction/${escape(uid)}/persona">${people}</form>
    <form method="post" action="/interaction/${escape(uid)}/persona">
      <label for="citizen">${text.otherCitizen}</label>
      <input id="citizen" name="persona" inputmode="text" autocomplete="off" maxlength="18" required>
      <button class="main">${text.signIn}</button></form>`);
}

/** Sign-in by password. */
export function passwordPage({ lang, uid, wrong }) {
  const text = TEXTS[lang];
  return page(lang, text.signIn, `
    <h1>${text.signIn}</h1>${wrong ? `<p class="error" role="alert">${text.wrong}</p>` : ''}
    <form method="post" action="/interaction/${escape(uid)}/password">
      <label for="citizen">${text.id}</label>
      <input id="citizen" name="citizen" autocomplete="username" maxlength="18" required>
      <label for="password">${text.password}</label>
      <input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
      <button class="main">${text.signIn}</button></form>`);
}

/** Consent to a client's scopes. */
export function consentPage({ lang, uid, client, scopes }) {
  const text = TEXTS[lang];
  return page(lang, text.consent, `
    <h1>${text.consent}</h1><div class="card"><strong>${escape(client)}</strong> ${text.asks}
    <ul>${scopes.map((scope) => `<li>${escape(text.scopes[scope] ?? scope)}</li>`).join('')}</ul></div>
    <form method="post" action="/interaction/${escape(uid)}/consent">
      <button class="main" name="answer" value="allow">${text.allow}</button>
      <button class="plain" name="answer" value="deny">${text.deny}</button></form>`);
}

/** The question before a sign-out that a client asked for. */
export function logoutPage(ctx, form) {
  const lang = language(ctx.oidc?.params?.ui_locales, ctx.get('accept-language'));
  const text = TEXTS[lang];
  send(ctx, page(lang, text.signOut, `
    <h1>${text.askSignOut}</h1>${form}
    <button class="main" type="submit" form="op.logoutForm" value="yes" name="logout">${text.yes}</button>
    <button class="plain" type="submit" form="op.logoutForm">${text.no}</button>`));
}

/** After a sign-out without a client to go back to. */
export function signedOutPage(ctx) {
  const lang = language(undefined, ctx.get('accept-language'));
  send(ctx, page(lang, TEXTS[lang].signOut, `<h1>${TEXTS[lang].signedOut}</h1>`));
}

/** An error the client cannot be told of by redirect. Shows the protocol's code only. */
export function errorPage(ctx, out) {
  const lang = language(undefined, ctx.get('accept-language'));
  const text = TEXTS[lang];
  send(ctx, page(lang, text.error, `<h1>${text.error}</h1>
    <p class="error" role="alert">${escape(out.error)}${out.error_description ? `: ${escape(out.error_description)}` : ''}</p>
    <p>${text.errorHelp}</p>`));
}

/** Response headers of every page; `portal` is where a form may lead after its redirects. */
export function securityHeaders(portal) {
  return {
    'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self' ${portal}; `
      + "base-uri 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

function send(ctx, html) {
  ctx.type = 'html';
  ctx.body = html;
}

function page(lang, title, body) {
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body><header>${TEXTS[lang].service}</header><main>${body}</main></body></html>`;
}

function escape(text) {
  return String(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
