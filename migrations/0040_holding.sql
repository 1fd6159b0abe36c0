-- What each phone has finished and the server does not have whole, as it told with its last sign of life: `Holding[]`.
alter table devices add column holding text not null default '[]';
