-- 数据资源: snake case, moments as seconds, the register of accounts split into contact and assurance.
CREATE TABLE account_contact (citizen TEXT PRIMARY KEY, mobile TEXT, email TEXT, mail_address TEXT);
CREATE TABLE account_assurance (citizen TEXT PRIMARY KEY, auth_level INTEGER, face_at INTEGER);
CREATE TABLE enterprise_operator (enterprise TEXT NOT NULL, operator TEXT, scope TEXT, valid_to TEXT);
CREATE INDEX ix_enterprise_operator ON enterprise_operator (enterprise);
CREATE TABLE access_log (
    citizen TEXT NOT NULL, transfer TEXT, provider TEXT, receiver TEXT, purpose TEXT, fields TEXT, logged_at INTEGER
);
CREATE INDEX ix_access_log ON access_log (citizen, logged_at);
CREATE TABLE objection (citizen TEXT NOT NULL, case_no TEXT, field TEXT, state TEXT, due TEXT);
CREATE INDEX ix_objection ON objection (citizen);
