-- 红十字会: English names, dates as day numbers.
CREATE TABLE first_aider (
    id_no TEXT NOT NULL,
    cert TEXT,
    valid_to_day INTEGER,
    hours INTEGER
);
CREATE INDEX ix_first_aider ON first_aider (id_no);
CREATE TABLE donor_registration (
    id_no TEXT NOT NULL,
    reg_no TEXT,
    reg_day INTEGER,
    state TEXT
);
CREATE INDEX ix_donor_registration ON donor_registration (id_no);
