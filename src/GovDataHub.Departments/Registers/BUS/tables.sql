-- 公交: concessions by code, last rides in milliseconds since 1970.
CREATE TABLE yhcc (
    sfzh TEXT NOT NULL,
    yhlb TEXT,
    yxqz TEXT,
    zt TEXT
);
CREATE INDEX ix_yhcc ON yhcc (sfzh);
CREATE TABLE ggzxc (
    sfzh TEXT NOT NULL,
    ktbz INTEGER,
    qfje INTEGER,
    zhzcsj INTEGER
);
CREATE INDEX ix_ggzxc ON ggzxc (sfzh);
