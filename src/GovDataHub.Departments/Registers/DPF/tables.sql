-- 残联: certificates of the national system, subsidies as three separate marks.
CREATE TABLE cjrz (
    sfzh TEXT NOT NULL,
    cjzh TEXT,
    cjlb TEXT,
    cjdj INTEGER,
    yxqz TEXT
);
CREATE INDEX ix_cjrz ON cjrz (sfzh);
CREATE TABLE cjbt (
    sfzh TEXT NOT NULL,
    shbt TEXT,
    hlbt TEXT,
    fjspr TEXT
);
CREATE INDEX ix_cjbt ON cjbt (sfzh);
CREATE TABLE cbj (
    xydm TEXT NOT NULL,
    nd INTEGER,
    azrs INTEGER,
    yjje INTEGER
);
CREATE INDEX ix_cbj ON cbj (xydm);
