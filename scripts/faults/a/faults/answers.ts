/** Answers that are not what the contract says. */
import type { Fault } from "../../app.ts";
import { answers, refusals } from "../../edit.ts";
import type { Parts } from "../parts.ts";

const PROJECTS = ["getProject", "createProject", "replaceProject", "updateProject"];

export const ANSWER_FAULTS: readonly Fault<Parts>[] = [
  {
    name: "create-answers-200",
    sentence: "Creating answers 200 and not 201.",
    answer: answers("createProject", 201, (a) => {
      a.status = 200;
    }),
  },
  {
    name: "delete-answers-200",
    sentence: "Deleting answers 200 and not 204.",
    answer: answers("deleteProject", 204, (a) => {
      a.status = 200;
    }),
  },
  {
    name: "task-create-answers-202",
    sentence: "Creating a task answers 202.",
    answer: answers("createTask", 201, (a) => {
      a.status = 202;
    }),
  },
  {
    name: "not-found-is-410",
    sentence: "What is not there is answered with 410.",
    answer: refusals(404, (a) => {
      a.status = 410;
    }),
  },
  {
    name: "invalid-is-422",
    sentence: "What is not valid is answered with 422, which is not declared.",
    answer: refusals(400, (a) => {
      a.status = 422;
    }),
  },
  {
    name: "unsupported-is-500",
    sentence: "A body of another media type is answered with 500.",
    answer: refusals(415, (a) => {
      a.status = 500;
    }),
  },
  {
    name: "conflict-is-202",
    sentence: "Completing twice answers 202 with the refusal.",
    answer: answers("completeTask", 409, (a) => {
      a.status = 202;
    }),
  },
  {
    name: "missing-field",
    sentence: "A project is shown without its status.",
    answer: answers(PROJECTS, 200, ({ body }) => delete body.status),
  },
  {
    name: "missing-field-in-list",
    sentence: "The projects of a list lack created_at.",
    answer: answers("listProjects", 200, ({ body }) =>
      body.data.forEach((each: Record<string, unknown>) => {
        delete each.created_at;
      }),
    ),
  },
  {
    name: "missing-total",
    sentence: "The list of projects has no total.",
    answer: answers("listProjects", 200, ({ body }) => delete body.total),
  },
  {
    name: "extra-field",
    sentence: "A project is shown with an internal field.",
    answer: answers(PROJECTS, 200, ({ body }) => {
      body._version = 3;
    }),
  },
  {
    name: "extra-field-in-task",
    sentence: "A new task is shown with a field that nobody declared.",
    answer: answers("createTask", 201, ({ body }) => {
      body.debug = true;
    }),
  },
  {
    name: "leaks-access-code",
    sentence: "The access code, which is write-only, is shown.",
    parts: {
      toProject: (given, own, now) => ({
        description: null,
        status: "draft",
        tags: [],
        is_public: false,
        ...given,
        ...own,
        updated_at: now,
      }),
    },
  },
  {
    name: "number-as-text",
    sentence: "The priority of a project is text.",
    answer: answers(PROJECTS, 200, ({ body }) => {
      body.priority = String(body.priority);
    }),
  },
  {
    name: "boolean-as-number",
    sentence: "Whether a task is done is 0 or 1.",
    answer: answers("getTask", 200, ({ body }) => {
      body.done = Number(body.done);
    }),
  },
  {
    name: "total-as-text",
    sentence: "The total of a list is text.",
    answer: answers("listProjects", 200, ({ body }) => {
      body.total = String(body.total);
    }),
  },
  {
    name: "list-as-object",
    sentence: "The list of tasks is an object and not a list.",
    answer: answers("listTasks", 200, (a) => {
      a.body = { items: a.body };
    }),
  },
  {
    name: "empty-list-is-null",
    sentence: "A list without items is null.",
    answer: answers("listProjects", 200, ({ body }) => {
      body.data = body.data.length > 0 ? body.data : null;
    }),
  },
  {
    name: "tags-as-text",
    sentence: "A single tag is shown as text and not as a list.",
    answer: answers(PROJECTS, 200, ({ body }) => {
      body.tags = body.tags.length === 1 ? body.tags[0] : body.tags;
    }),
  },
  {
    name: "null-status",
    sentence: "The status of a draft is null.",
    answer: answers("getProject", 200, ({ body }) => {
      body.status = body.status === "draft" ? null : body.status;
    }),
  },
  {
    name: "null-optional",
    sentence: "A project without budget is shown with the budget null.",
    answer: answers("getProject", 200, ({ body }) => {
      body.budget ??= null;
    }),
  },
  {
    name: "wrong-enum",
    sentence: "A status is written in capitals.",
    answer: answers("listProjects", 200, ({ body }) =>
      body.data.forEach((each: Record<string, unknown>) => {
        each.status = String(each.status).toUpperCase();
      }),
    ),
  },
  {
    name: "wrong-enum-once",
    sentence: "An archived project is shown as closed.",
    answer: answers(PROJECTS, 200, ({ body }) => {
      body.status = body.status === "archived" ? "closed" : body.status;
    }),
  },
  {
    name: "wrong-error-code",
    sentence: "The code of a refusal is none that is declared.",
    answer: refusals(404, ({ body }) => {
      body.error.code = "missing";
    }),
  },
  {
    name: "bad-date-time",
    sentence: "created_at has no T between date and time.",
    answer: answers("getProject", 200, ({ body }) => {
      body.created_at = body.created_at.replace("T", " ");
    }),
  },
  {
    name: "epoch-date",
    sentence: "updated_at is a number of milliseconds.",
    answer: answers("updateProject", 200, ({ body }) => {
      body.updated_at = Date.parse(body.updated_at);
    }),
  },
  {
    name: "bad-uuid",
    sentence: "The id of a new task has no hyphens.",
    answer: answers("createTask", 201, ({ body }) => {
      body.id = body.id.replaceAll("-", "");
    }),
  },
  {
    name: "bad-id-pattern",
    sentence: "The id of a listed project has another prefix.",
    answer: answers("listProjects", 200, ({ body }) =>
      body.data.forEach((each: Record<string, unknown>) => {
        each.id = String(each.id).replace("prj_", "proj-");
      }),
    ),
  },
  {
    name: "negative-count",
    sentence: "The count of tasks is one too small, so below zero.",
    parts: {
      show: (state, { project }) => ({
        ...project,
        task_count: [...state.tasks.values()].filter((task) => task.project_id === project.id).length - 1,
      }),
    },
  },
  {
    name: "too-many-tags",
    sentence: "Tags are shown twice.",
    answer: answers(PROJECTS, 200, ({ body }) => {
      body.tags = [...body.tags, ...body.tags];
    }),
  },
  {
    name: "wrong-media-type",
    sentence: "A project is sent as text/html.",
    answer: answers("getProject", 200, (a) => {
      a.headers["Content-Type"] = "text/html; charset=utf-8";
    }),
  },
  {
    name: "error-as-html",
    sentence: "A refusal for want of a thing is an HTML page.",
    answer: refusals(404, (a) => {
      a.body = "<h1>Not found</h1>";
      a.headers["Content-Type"] = "text/html";
    }),
  },
  {
    name: "no-media-type",
    sentence: "The health is sent without a media type.",
    answer: answers("getHealth", 200, (a) => {
      delete a.headers["Content-Type"];
    }),
  },
  {
    name: "broken-json",
    sentence: "A list is cut off, so that it is no JSON.",
    answer: answers("listProjects", 200, (a) => {
      const text = JSON.stringify(a.body);
      a.body = text.slice(0, -1);
      a.headers["Content-Type"] = "application/json";
    }),
  },
  {
    name: "delete-answers-a-body",
    sentence: "An answer without content says that it has some.",
    answer: answers("deleteTask", 204, (a) => {
      a.status = 200;
      a.body = { ok: true };
    }),
  },
  {
    name: "no-body",
    sentence: "Changing a task answers 200 without a body.",
    answer: answers("updateTask", 200, (a) => {
      a.body = undefined;
      delete a.headers["Content-Type"];
    }),
  },
  {
    name: "no-location",
    sentence: "A new project is answered without Location.",
    answer: answers("createProject", 201, (a) => {
      delete a.headers.Location;
    }),
  },
  {
    name: "no-request-id",
    sentence: "Lists come without X-Request-Id.",
    answer: answers("listProjects", 200, (a) => {
      delete a.headers["X-Request-Id"];
    }),
  },
  {
    name: "no-request-id-on-refusal",
    sentence: "Refusals come without X-Request-Id.",
    answer: refusals(400, (a) => {
      delete a.headers["X-Request-Id"];
    }),
  },
  {
    name: "no-etag",
    sentence: "A project is shown without ETag.",
    answer: answers("getProject", 200, (a) => {
      delete a.headers.ETag;
    }),
  },
  { name: "bad-etag", sentence: "The ETag has no quotes.", parts: { etag: ({ version }) => String(version) } },
  {
    name: "no-total-count",
    sentence: "The list of tasks comes without X-Total-Count.",
    answer: answers("listTasks", 200, (a) => {
      delete a.headers["X-Total-Count"];
    }),
  },
  {
    name: "bad-total-count",
    sentence: "X-Total-Count is not a number.",
    answer: answers("listTasks", 200, (a) => {
      a.headers["X-Total-Count"] = "many";
    }),
  },
  {
    name: "byte-order-mark",
    sentence: "A byte order mark stands before each list.",
    answer: answers(["listProjects", "listTasks"], 200, (a) => {
      a.headers["Content-Type"] = "application/json";
      a.body = `\ufeff${JSON.stringify(a.body)}`;
    }),
  },
  {
    name: "no-challenge",
    sentence: "A 401 does not say how to authenticate.",
    answer: refusals(401, (a) => {
      delete a.headers["WWW-Authenticate"];
    }),
  },
  {
    name: "error-without-fields",
    sentence: "A refusal has no list of fields.",
    answer: refusals(400, ({ body }) => delete body.error.fields),
  },
  {
    name: "error-of-another-shape",
    sentence: "A refusal for want of credentials is a plain message.",
    answer: refusals(401, (a) => {
      a.body = { message: "Unauthorized" };
    }),
  },
  {
    name: "stack-trace",
    sentence: "A refusal tells where in the source it happened.",
    answer: refusals(404, ({ body }) => {
      body.error.message +=
        "\n    at find (/srv/app/src/projects.js:41:11)\n    at createHandlers (/srv/app/src/app.js:12:5)";
    }),
  },
  {
    name: "wrong-amount-type",
    sentence: "What work would cost is text.",
    answer: answers("estimate", 200, ({ body }) => {
      body.amount = body.amount.toFixed(2);
    }),
  },
  {
    name: "assignee-without-kind",
    sentence: "An assignee is shown without its kind.",
    answer: answers("createTask", 201, ({ body }) => {
      if (body.assignee) delete body.assignee.kind;
    }),
  },
];
