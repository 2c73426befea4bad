/** Express with nothing checked, and one row written for each request by a pool like the service's. */
import express from "express";
import pg from "pg";
import { JOB } from "../server/job.ts";
import { listen } from "../server/listen.ts";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  "create table if not exists inserted (id uuid primary key default gen_random_uuid(), request jsonb not null)",
);

const app = express();
app.use(express.json(), async (request, response) => {
  await pool.query("insert into inserted (request) values ($1)", [JSON.stringify(request.body)]);
  response.status(202).json(JOB);
});
listen(app);
