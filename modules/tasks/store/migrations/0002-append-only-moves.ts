import type { Migration } from '@jingwei/kernel'

/** What was done stays written: not even our own code changes or removes a move. */
export const appendOnlyMoves: Migration = {
  id: 2,
  name: 'append only moves',
  sql: `
create function tasks.refuse_move_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of a task is append-only' using errcode = '42501';
end $$;
create trigger move_append_only before update or delete on tasks.move for each row execute function tasks.refuse_move_change();
create trigger move_no_truncate before truncate on tasks.move for each statement execute function tasks.refuse_move_change();
`,
}
