import express from "express";
import { middleware } from "express-openapi-validator";
import { answers } from "./answers.ts";
import { answersIn, contract, serve } from "./prepared.ts";

const document = contract();
const answer = answers(answersIn(document));
const app = express();
app.use(express.json({ limit: 10_000_000 }));
app.use(
  middleware({
    // Its own type of a document is narrower than what it reads.
    apiSpec: document as never,
    // It refuses the document otherwise.
    validateApiSpec: false,
    validateRequests: true,
    validateResponses: true,
  }),
);
app.use((request, response) => {
  const call = answer(request.method, request.originalUrl);
  response.status(call.status);
  if (call.answer === undefined) response.end();
  else response.json(call.answer);
});
serve(app);
