-- What the issuers decide: a question's end as it is told, closed cards, tokens stopped for now.

alter table sandbox.phone_question add column told text;
alter table sandbox.card add column closed boolean not null default false;
alter table sandbox.token add column suspended boolean not null default false;
create index token_of_card on sandbox.token (card_number);
create index token_of_person on sandbox.token (person_no);
create index signing_of_token on sandbox.signing (token);
