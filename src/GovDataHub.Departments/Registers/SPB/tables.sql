-- 体育: slots as seconds since 1970, prices in fen.
CREATE TABLE cg_cc (
    cgbm TEXT,
    xm TEXT,
    cckssj INTEGER,
    sy INTEGER,
    jg INTEGER
);
CREATE TABLE zdy (
    sfzh TEXT NOT NULL,
    zsh TEXT,
    dj TEXT,
    fzrq TEXT
);
CREATE INDEX ix_zdy ON zdy (sfzh);
