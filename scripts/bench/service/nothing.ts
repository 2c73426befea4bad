/** Express with nothing checked and nothing kept. */
import express from "express";
import { JOB } from "../server/job.ts";
import { listen } from "../server/listen.ts";

const app = express();
app.use(express.json(), (_request, response) => void response.status(202).json(JOB));
listen(app);
