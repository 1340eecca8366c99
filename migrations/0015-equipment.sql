-- Equipment that the vendor places in the hospital is a part of the agreement like the others: confirmed row by row, settled, signed.
alter table agreement_row drop constraint agreement_row_part_check;
alter table agreement_row add constraint agreement_row_part_check check (part in ('role', 'sla', 'risk', 'clause', 'term', 'equipment'));
