-- 信用杭州: English names, scores as text, one table of subjects for persons and enterprises alike.
CREATE TABLE credit_subject (
    subject_id TEXT PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    score TEXT,
    level TEXT,
    seriously_dishonest TEXT,
    record_count TEXT
);
CREATE TABLE invest_project (
    uscc TEXT NOT NULL,
    project_code TEXT,
    project_name TEXT,
    handling TEXT,
    total_invest_wan TEXT,
    stage TEXT
);
CREATE INDEX ix_invest_project ON invest_project (uscc, project_code);
