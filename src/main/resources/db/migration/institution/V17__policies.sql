-- What an institution has decided for itself. The defaults are the cautious ones.

alter table institution add column insurance_by_his text not null default 'NEVER';
alter table institution add column release_in_doubt_up_to_fen bigint not null default 0;
alter table institution add column release_emergency boolean not null default false;
alter table institution add constraint institution_insurance_by_his_known check (insurance_by_his in ('NEVER', 'ALLOWED', 'ALWAYS'));
alter table institution add constraint institution_release_cap_not_negative check (release_in_doubt_up_to_fen >= 0);
