-- A finding is asked about by the names of its codes and of those that were merged into them.
create index codes_by_merged on codes(merged_into) where merged_into is not null;
