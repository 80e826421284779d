-- 法院: Chinese column names, 是 and 否, dishonesty and limits in one register.
CREATE TABLE 失信被执行人 (
    身份证号 TEXT PRIMARY KEY,
    列入失信 TEXT,
    限制消费 TEXT,
    执行案号 TEXT
);
CREATE TABLE 诉讼案件 (
    身份证号 TEXT NOT NULL,
    案号 TEXT,
    程序 TEXT,
    应交诉讼费 TEXT,
    已交 TEXT
);
CREATE INDEX 诉讼案件_当事人 ON 诉讼案件 (身份证号, 案号);
CREATE TABLE 被执行企业 (
    统一代码 TEXT PRIMARY KEY,
    列入失信 TEXT,
    未结案件数 INTEGER
);
