/** The same as `target.ts` on a socket, by Express. */
import express from "express";
import { JOB } from "../server/job.ts";
import { listen } from "../server/listen.ts";
import { PAGE } from "./target.ts";

const app = express();
app.disable("etag");
app.use((request, response) => {
  request.resume();
  const isList = request.method === "GET" && request.path === "/jobs";
  response.status(request.method === "POST" ? 202 : 200).json(isList ? PAGE : JOB);
});
listen(app);
