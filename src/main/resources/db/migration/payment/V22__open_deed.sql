-- What an unanswered attempt was for: news of the channel may move a payment on while its attempt is still open.

alter table payment add column open_deed varchar(32);
