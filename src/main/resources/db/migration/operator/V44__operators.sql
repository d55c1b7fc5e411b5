create table operator_account (
  operator_id     uuid        not null,
  code            text        not null check (code ~ '^[a-z][a-z0-9._-]{1,31}$'),
  name            text        not null check (length(name) between 1 and 64),
  roles           text[]      not null,
  everywhere      boolean     not null,
  institutions    bigint[]    not null default '{}',
  enabled         boolean     not null default true,
  demo            boolean     not null default false,
  password_hash   text,
  password_set_at timestamptz,
  former_hashes   text[]      not null default '{}',
  totp_secret     bytea,
  totp_step       bigint      not null default 0,
  created_at      timestamptz not null,
  last_login_at   timestamptz,
  last_login_from text,
  constraint operator_account_pk primary key (operator_id),
  constraint operator_code_once unique (code),
  constraint operator_has_a_role check (cardinality(roles) > 0),
  constraint operator_administrations_apart check (cardinality(roles) = 1
    or not roles && array['SYSTEM_ADMINISTRATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR'])
);
comment on table operator_account is 'reference: who signs in at the pages; system, security and audit administration are never one person';

create table operator_recovery_code (
  operator_id uuid        not null,
  hash        bytea       not null,
  used_at     timestamptz,
  constraint operator_recovery_code_pk primary key (operator_id, hash)
);
comment on table operator_recovery_code is 'reference: each stands once for the second factor';

create table operator_invitation (
  hash        bytea       not null,
  operator_id uuid,
  made_by     text        not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  used_at     timestamptz,
  constraint operator_invitation_pk primary key (hash)
);
comment on table operator_invitation is 'reference: one-time invitations to set a password; without an operator: the first administrator''s';

create table operator_session (
  hash         bytea       not null,
  operator_id  uuid        not null,
  stage        text        not null check (stage in ('PASSWORD', 'WHOLE')),
  started_at   timestamptz not null,
  seen_at      timestamptz not null,
  confirmed_at timestamptz,
  ended_at     timestamptz,
  address      text        not null,
  new_secret   bytea,
  constraint operator_session_pk primary key (hash)
);
create index operator_session_of_operator on operator_session (operator_id, started_at);
comment on table operator_session is 'reference: sessions under the hash of their token; new_secret: a second factor that is being set up';

create table operator_device (
  operator_id uuid        not null,
  hash        bytea       not null,
  seen_at     timestamptz not null,
  constraint operator_device_pk primary key (operator_id, hash)
);
comment on table operator_device is 'reference: browsers in which the operator signed in before; strangers cannot lock these out';

create table operator_failure (
  source        text        not null,
  failures      integer     not null check (failures >= 0),
  last_at       timestamptz not null,
  blocked_until timestamptz,
  constraint operator_failure_pk primary key (source)
);
comment on table operator_failure is 'reference: failed attempts to sign in, by hash of account, address or browser';
