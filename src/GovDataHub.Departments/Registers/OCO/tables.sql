-- 侨务: states in words.
CREATE TABLE qsf (
    sfzh TEXT NOT NULL,
    zsh TEXT,
    sflb TEXT,
    rdrq TEXT
);
CREATE INDEX ix_qsf ON qsf (sfzh);
CREATE TABLE hgdj (
    sfzh TEXT NOT NULL,
    sqh TEXT,
    spzt TEXT
);
CREATE INDEX ix_hgdj ON hgdj (sfzh);
