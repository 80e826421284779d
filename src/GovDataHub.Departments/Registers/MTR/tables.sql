-- 地铁乘车码: a rider's switches as bits of one number, moments as milliseconds, loads in percent.
CREATE TABLE rider (
    rider_id TEXT PRIMARY KEY,
    switches INTEGER,
    switches_known INTEGER,
    unpaid_fen INTEGER,
    last_exit_ms INTEGER
);
CREATE TABLE line_load (
    line TEXT PRIMARY KEY,
    percent TEXT
);
