/** What a person would write instead of a mock: the two routes, answering what the file of answers says. */
import { readFileSync } from "node:fs";
import express from "express";
import { listen } from "../server/listen.ts";

interface Route {
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

const { get, post } = JSON.parse(readFileSync(process.argv[2] as string, "utf8")) as { get: Route; post: Route };
const app = express();
// The others send none.
app.disable("etag");
app.get(get.path, (_request, response) => void response.status(get.status).json(get.body));
app.post(post.path, express.json(), (_request, response) => void response.status(post.status).json(post.body));
listen(app);
