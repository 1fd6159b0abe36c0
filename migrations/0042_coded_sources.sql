-- The displays walk over coded sources, one after the other; what nobody coded is not met on the way.
create index sources_coded on sources(study_id, id) where coded > 0;
