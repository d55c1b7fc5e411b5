-- A day of the trail is found without reading the whole of it; a block range index costs an insert next to nothing.
create index audit_entry_by_time on audit_entry using brin (recorded_at) with (pages_per_range = 16);
