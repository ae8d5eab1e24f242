-- Who wants their week by mail, and the Monday it was last sent for: so that it is sent once, whichever server does it.
create table weekly_mail (
  authority_id text not null references authority,
  person_id text not null,
  wanted_at timestamptz,
  sent_for date,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person
);

revoke delete on weekly_mail from sightline_app;
