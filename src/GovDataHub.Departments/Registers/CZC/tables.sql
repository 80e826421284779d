-- 市民卡: one table of cards, a wallet beside it, merchants in pages.
CREATE TABLE SMK_KXX (
    SFZH TEXT PRIMARY KEY,
    KH TEXT,
    KZT TEXT,
    KLX TEXT
);
CREATE TABLE SMK_QB (
    SFZH TEXT PRIMARY KEY,
    YE TEXT
);
CREATE TABLE SMK_SH (
    SHH TEXT PRIMARY KEY,
    SHMC TEXT
);
