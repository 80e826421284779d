-- 工会: members and files of hardship, dates as yyyyMMdd numbers.
CREATE TABLE gh_hy (
    sfzh TEXT NOT NULL,
    hyzh TEXT,
    jcgh TEXT,
    rhrq INTEGER,
    hjzt TEXT
);
CREATE INDEX ix_gh_hy ON gh_hy (sfzh);
CREATE TABLE gh_kn (
    sfzh TEXT NOT NULL,
    kndj TEXT,
    jdrq INTEGER
);
CREATE INDEX ix_gh_kn ON gh_kn (sfzh);
