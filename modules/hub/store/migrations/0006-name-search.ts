import type { Migration } from '@jingwei/kernel'

/**
 * Finding a part of a name by its pairs of characters: two Chinese characters are a usual search, and trigrams are
 * blind to them. And the figures smallest first, with the empty ones last.
 */
export const nameSearch: Migration = {
  id: 6,
  name: 'name_search',
  sql: `
create function hub.pairs(words text) returns text[] language plpgsql immutable strict parallel safe as $$
declare
  folded text := lower(normalize(words, NFKC));
  found text[] := '{}';
begin
  for place in 1 .. length(folded) - 1 loop
    found := found || substr(folded, place, 2);
  end loop;
  return found;
end $$;
drop index hub.golden_name_idx;
create index golden_name_pairs on hub.golden using gin (hub.pairs(name collate "default" || E'\\n' || former_name));
create index on hub.golden (revenue_wan, enterprise_id);
create index on hub.golden (staff, enterprise_id);
create index on hub.golden (land_mu, enterprise_id);
`,
}
