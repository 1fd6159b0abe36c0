-- A key of its own for a code: with a passage chosen, Alt and that key give it the code.
alter table codes add column shortcut text check (length(shortcut) = 1);
