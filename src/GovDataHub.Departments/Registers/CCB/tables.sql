-- 建设: kebab-case English, dates as year, month and day, a register of companies' certificates apart from people's.
CREATE TABLE works_permit (
    owner TEXT NOT NULL, permit_no TEXT, project TEXT, issued_y INTEGER, issued_m INTEGER, issued_d INTEGER, state TEXT
);
CREATE INDEX ix_works_permit ON works_permit (owner);
CREATE TABLE company_certificate (
    owner TEXT NOT NULL, certificate TEXT, category TEXT, grade TEXT, until_y INTEGER, until_m INTEGER, until_d INTEGER
);
CREATE INDEX ix_company_certificate ON company_certificate (owner);
CREATE TABLE registered_person (
    person TEXT NOT NULL, registration TEXT, profession TEXT, employer TEXT, until_y INTEGER, until_m INTEGER,
    until_d INTEGER
);
CREATE INDEX ix_registered_person ON registered_person (person);
CREATE TABLE lift_project (
    person TEXT PRIMARY KEY, project TEXT, state TEXT, share_yuan TEXT
);
