-- A note that is withdrawn takes back what it said of earlier directions: by which note a direction stands as it does,
-- and, with the note, how each direction it said something of stood before.
alter table direction add column said_in uuid;
alter table oversight_note add column directions_before jsonb;
