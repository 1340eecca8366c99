-- Compressed text is unpacked for every row a search looks at: 66 ms instead of 13 ms at 5,000 services (npm run bench -- --only 8).
alter table disclosure_listing alter column search_text set storage external;
-- What is stored already keeps its compression until it is written again.
update disclosure_listing set search_text = search_text || '';
