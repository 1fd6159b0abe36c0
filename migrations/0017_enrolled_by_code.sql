-- Which phone a code enrolled: the same phone may ask again when the answer was lost, and no other.
alter table enrolment_codes add column device_id text references devices(id);
