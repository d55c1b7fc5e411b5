alter table expected_line add column scene varchar(32) not null default '';
comment on column expected_line.scene is 'of a channel''s line: where in the care it arose, which is what the channel''s fee is reported under';
