-- 教育: a young system in English snake case, ISO dates, amounts as text with two decimals.
CREATE TABLE enrolment (
    citizen_id TEXT NOT NULL,
    student_no TEXT,
    school_name TEXT,
    stage_code CHAR(1),
    grade INTEGER,
    roll_status CHAR(9),
    is_under_14 INTEGER
);
CREATE INDEX ix_enrolment ON enrolment (citizen_id);
CREATE TABLE diploma (
    citizen_id TEXT NOT NULL,
    diploma_no TEXT,
    level_code CHAR(2),
    school_name TEXT,
    major TEXT,
    graduated_on CHAR(10)
);
CREATE INDEX ix_diploma ON diploma (citizen_id);
CREATE TABLE teacher_certificate (
    citizen_id TEXT NOT NULL,
    certificate_no TEXT,
    stage_code CHAR(1),
    subject TEXT,
    registered_on CHAR(10),
    certificate_status CHAR(9)
);
CREATE INDEX ix_teacher_certificate ON teacher_certificate (citizen_id);
CREATE TABLE catchment (
    community_code TEXT,
    school_name TEXT,
    enrol_year INTEGER,
    places_left INTEGER
);
CREATE TABLE student_aid (
    citizen_id TEXT NOT NULL,
    aid_year INTEGER,
    aid_kind TEXT,
    amount_yuan TEXT,
    loan_balance_yuan TEXT
);
CREATE INDEX ix_student_aid ON student_aid (citizen_id);
