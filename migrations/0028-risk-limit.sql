-- 許容するリスクの上限: a residual risk above it needs a named approver of the hospital (gate g5). It says nothing for a vendor.
alter table organization_profile add column risk_limit text not null default 'medium' check (risk_limit in ('low', 'medium', 'high'));

-- The limit by which the content was settled; null while it is negotiated, and where it was settled before there was one.
alter table agreement add column risk_limit text check (risk_limit in ('low', 'medium', 'high'));
