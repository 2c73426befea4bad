import express from "express";
import { JOB, page } from "./job.ts";
import { listen } from "./listen.ts";

const app = express();
// The others send none.
app.disable("etag");
app.get("/jobs", (request, response) => void response.json(page(Number(request.query.limit ?? 50))));
app.get("/jobs/:job_id", (request, response) => void response.json({ ...JOB, id: request.params.job_id }));
app.post("/jobs", express.json(), (_request, response) => void response.status(202).json(JOB));
listen(app);
