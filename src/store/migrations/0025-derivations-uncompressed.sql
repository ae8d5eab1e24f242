-- Derivations are kept in columns now, as short as they were when the database had compressed them: it need not try, which
-- took as long as all else of writing them.
alter table child_derivation alter column payload set storage external;
