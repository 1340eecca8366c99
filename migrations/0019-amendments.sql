-- Amendments (再合意): a new agreement that starts from the signed content of one in force, and supersedes it once it is sealed.
alter table agreement drop constraint agreement_status_check;
alter table agreement add constraint agreement_status_check check (status in (
  'drafting', 'negotiating', 'settled', 'vendor_sealing', 'vendor_signed', 'hospital_sealing',
  'in_force', 'terminating', 'superseded', 'terminated', 'closed', 'declined', 'voided', 'expired'));

-- One amendment at a time: two would start from the same content and each undo the other.
create unique index agreement_open_amendment on agreement (amends)
  where status in ('drafting', 'negotiating', 'settled', 'vendor_sealing', 'vendor_signed', 'hospital_sealing');

-- What an agreement has disclosed stays disclosed to the hospital after the agreement was superseded.
create or replace function app.sees_whole_version(asked uuid, owner uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return owner = app.org_id()
      or exists (select from agreement a where a.version_id = asked and a.hospital_org_id = app.org_id()
                  and a.status in ('in_force', 'terminating', 'superseded', 'terminated', 'closed'));
end $$;
