import { createHash } from "node:crypto";
import type { Database } from "./database.ts";

/** Somebody with jobs. */
export interface Caller {
  readonly organization: string;
  readonly key: string;
}

/** Has a tenth of all jobs. */
export const LARGE: Caller = { organization: "org_large", key: "the key of who has many jobs" };
/** Has a hundred. */
export const SMALL: Caller = { organization: "org_small", key: "the key of who has few jobs" };

/**
 * Fills a database with 1,000,000 jobs that have ended: 100,000 of one user, 100 of another, a thousand each of all
 * others; of ten, eight are music jobs, one makes scenes and one is a generation.
 */
export async function fill({ client }: Database): Promise<void> {
  for (const statement of [...ACCOUNTS, ...CALLERS.map(keyOf)]) await client.query(statement);
  const indexes = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename in ('jobs', 'music_jobs') and indexdef like 'CREATE INDEX%'`,
  );
  // Indexes are made faster than they grow, and triggers would work row by row.
  for (const { name } of indexes.rows) await client.query(`drop index ${name}`);
  await client.query("set session_replication_role = replica");
  for (const statement of JOBS) await client.query(statement);
  await client.query("set session_replication_role = default");
  for (const { definition } of indexes.rows) await client.query(definition);
  await client.query("vacuum analyze");
}

const CALLERS = [LARGE, SMALL];

const ACCOUNTS = [
  `insert into organizations (id, name)
   select 'org_' || name, name from (
     select 'other_' || generate_series(0, 899) union values ('large'), ('small')) as names (name)`,
  "insert into users (id, name) select replace(id, 'org_', 'user_'), name from organizations where id <> 'org_abc123'",
  `insert into memberships (organization_id, user_id, capabilities)
   select id, replace(id, 'org_', 'user_'), '{USE_MUSIC_GENERATION}' from organizations where id <> 'org_abc123'`,
];

function keyOf({ organization, key }: Caller): string {
  const hash = createHash("sha256").update(key).digest("hex");
  return `insert into api_keys (id, organization_id, user_id, name, hash)
    values ('key_${organization}', '${organization}', '${organization.replace("org_", "user_")}', 'bench', '${hash}')`;
}

const WORDS =
  "amber autumn birch blue bright calm cedar cloud copper dawn deep dusk ember fern foggy forest glass golden harbour hazel hollow indigo ivory juniper lake lantern marble meadow midnight misty morning ocean pine quiet rainy river silver summer velvet winter";

/** Numbers that look as if they were thrown, the same each time. */
const thrown = (salt: number, sides: number) => `(hashint4(n + ${salt}) & 65535) % ${sides}`;
const word = (salt: number) => `words[1 + ${thrown(salt, 40)}]`;

const JOBS = [
  `insert into jobs (id, kind, lane, organization_id, user_id, status, progress, request, result_id, error_code, error_message,
                     trace_id, attempts, created_at, started_at, finished_at, parts_total, parts_done)
   select case kind when 'music-generation' then 'mgen_' || lpad(to_hex(n), 12, '0') else gen_random_uuid()::text end,
     kind, case kind when 'scene-job' then 'scenes' else 'music' end, 'org_' || owner, 'user_' || owner, case when fails then 'failed' else 'succeeded' end, 100,
     case kind
       when 'music-generation' then '{"engine": "studio", "mode": "creation", "title": null}'
       when 'scene-job' then '{"prompt": "A harbour", "scenes": [null], "width": 1024, "height": 1024, "format": "png",
                               "style": "natural", "seed": 0}'
       else jsonb_build_object(
         'task', (array['text2music', 'prompt2instrumental', 'text2samples', 'lyrics2song', 'lyrics2rap', 'lyrics2vocals'])
                 [1 + ${thrown(1, 6)}],
         'name', initcap(${word(2)}) || ' ' || ${word(3)},
         'prompt', 'A ' || ${word(4)} || ' ' || ${word(5)} || ' tune for a ' || ${word(6)} || ' ' || ${word(7)},
         'lyrics', null, 'preset', null, 'language', null, 'genre', null, 'emotion', null, 'occasion', null) end,
     case when not fails then 'mtrack_' || lpad(to_hex(n), 12, '0') end,
     case when fails then 'engine_failed' end, case when fails then 'It broke.' end,
     'req_' || n, 1, at, at, at, case kind when 'scene-job' then 1 end,
     case when kind = 'scene-job' and not fails then 1 else 0 end
   from generate_series(1, 1000000) as n,
     lateral (select string_to_array('${WORDS}', ' ') as words, ${thrown(8, 40)} = 0 as fails,
       now() - (1000000 - n) * interval '10 seconds' as at,
       case ${thrown(9, 10)} when 0 then 'music-generation' when 1 then 'scene-job' else 'music-job' end as kind,
       case when n % 10 = 0 then 'large' when n % 10000 = 5 then 'small' else 'other_' || n % 900 end as owner) as thrown`,
  `insert into job_parts (job_id, number, data)
   select id, 1, '{"key": "picture", "mimeType": "image/png", "width": 1024, "height": 1024}'
   from jobs where kind = 'scene-job' and status = 'succeeded'`,
  // A preset in three gives genre, emotion and occasion together; the other jobs say nothing of them.
  `insert into music_jobs (job_id, organization_id, user_id, stage, task, song_type, display_name, language, genre,
                           emotion, occasion, audio_key, mime_type, audio_duration, liked_at, search_text, created_at)
   select id, organization_id, user_id, music_job_stage(status), request->>'task',
     case request->>'task' when 'prompt2instrumental' then 'instrumental' when 'text2samples' then 'samples'
       when 'lyrics2rap' then 'rap' when 'lyrics2vocals' then 'vocals' else 'song' end,
     request->>'name', (array[null, 'en', 'en', 'de', 'pt-BR', 'fr', 'ja'])[1 + ${thrown(10, 7)}],
     'genre ' || preset, 'emotion ' || preset % 7, 'occasion ' || preset % 5,
     case status when 'succeeded' then 'sound' end, case status when 'succeeded' then 'audio/mpeg' end,
     case status when 'succeeded' then 10 + ${thrown(11, 1000)} / 10.0 end,
     case when status = 'succeeded' and ${thrown(12, 30)} = 0 then created_at end,
     lower((request->>'name') || chr(31) || (request->>'prompt')), created_at
   from (select *, sequence::integer as n from jobs where kind = 'music-job') as jobs,
     lateral (select case when ${thrown(13, 3)} = 0 then ${thrown(14, 24)} end as preset) as thrown`,
  // What the triggers would have counted.
  `insert into job_counts (organization_id, user_id, kind, count)
   select organization_id, user_id, kind, count(*) from jobs group by 1, 2, 3`,
  `insert into music_job_counts (organization_id, user_id, task, song_type, stage, liked, language, genre, emotion,
                                 occasion, count)
   select organization_id, user_id, task, song_type, stage, liked_at is not null, language, genre, emotion, occasion,
     count(*)
   from music_jobs group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`,
];
