/** Who may do what, what HTTP asks for, and what makes the server fail. */
import { Problem } from "@cantus/contract";
import { type AnsweredCall, type Fault, STEPS } from "../../app.ts";
import { refusals } from "../../edit.ts";
import { PARTS, type Parts } from "../parts.ts";

const bearerOf = (headers: AnsweredCall["head"]["headers"]) => String(headers.authorization ?? "");

/** Fails where a text that was sent is so. */
const failsOn = (isFatal: (text: string) => boolean): Partial<Parts> => ({
  text(value) {
    if (isFatal(value)) throw new Error("It failed.");
    return value;
  },
});

const some = (value: unknown, is: (value: unknown) => boolean): boolean =>
  is(value) || (typeof value === "object" && value !== null && Object.values(value).some((each) => some(each, is)));

/** Fails where the body has such a value. */
const failsOnBody = (isFatal: (value: unknown) => boolean): Fault<Parts>["steps"] => ({
  readBody(...given) {
    const body = STEPS.readBody(...given);
    if (some(body, isFatal)) throw new Error("It failed.");
    return body;
  },
});

/** Fails where a query is so, as a server does whose parser makes a list or an object of it. */
const failsOnQuery = (fatal: RegExp): Fault<Parts>["steps"] => ({
  readParameters(...given) {
    if (fatal.test(given[2].query)) throw new Error("It failed.");
    return STEPS.readParameters(...given);
  },
});

export const PROTOCOL_FAULTS: readonly Fault<Parts>[] = [
  {
    name: "open-to-all",
    sentence: "No token is needed for a list.",
    document: (document) => {
      document.paths["/projects"].get.security = [];
    },
    parts: { isListed: () => true },
  },
  {
    name: "open-delete",
    sentence: "No token is needed for deleting.",
    document: (document) => {
      document.paths["/projects/{project_id}"].delete.security = [];
    },
    parts: { isVisible: (held, tenant) => tenant === "" || held.tenant === tenant },
  },
  {
    name: "any-token",
    sentence: "Any token will do.",
    steps: {
      tenant: (_contract, operation, head, tenants) => {
        if (operation.security.length === 0) return "";
        const token = /^Bearer (.+)$/i.exec(bearerOf(head.headers))?.[1];
        if (!token)
          throw new Problem("unauthenticated", {
            detail: "A token is needed.",
            headers: { "WWW-Authenticate": "Bearer" },
          });
        return tenants[token] ?? "alice";
      },
    },
  },
  {
    name: "token-prefix",
    sentence: "The beginning of a token is enough.",
    steps: {
      tenant: (contract, operation, head, tenants) => {
        const token = bearerOf(head.headers).slice(7);
        const whole = Object.keys(tenants).find((each) => token.length >= 4 && each.startsWith(token.slice(0, 4)));
        return whole ? (tenants[whole] as string) : STEPS.tenant(contract, operation, head, tenants);
      },
    },
  },
  {
    name: "any-scheme",
    sentence: "A token is taken by any scheme.",
    steps: {
      tenant: (contract, operation, head, tenants) =>
        tenants[bearerOf(head.headers).split(" ").at(-1) ?? ""] ?? STEPS.tenant(contract, operation, head, tenants),
    },
  },
  {
    name: "forbidden-for-missing",
    sentence: "Without a token the answer is 403.",
    answer: refusals(401, (answer) => {
      answer.status = 403;
    }),
  },
  {
    name: "leaks-by-id",
    sentence: "Another tenant's project can be read by its id.",
    parts: { isVisible: (held, tenant, call) => held.tenant === tenant || call?.head.method === "GET" },
  },
  { name: "leaks-in-list", sentence: "The list shows the projects of all tenants.", parts: { isListed: () => true } },
  {
    name: "foreign-delete",
    sentence: "Another tenant's project can be deleted.",
    parts: { isVisible: (held, tenant, call) => held.tenant === tenant || call?.head.method === "DELETE" },
  },
  {
    name: "foreign-update",
    sentence: "Another tenant's project can be changed.",
    parts: { isVisible: (held, tenant, call) => held.tenant === tenant || call?.head.method === "PATCH" },
  },
  {
    name: "foreign-tasks",
    sentence: "The tasks of another tenant can be listed.",
    parts: { isVisible: (held, tenant, call) => held.tenant === tenant || call?.operation.id === "listTasks" },
  },
  {
    name: "foreign-is-403",
    sentence: "Another tenant's project is answered with 403, which tells that it exists.",
    parts: {
      isVisible: (held, tenant) => {
        if (held.tenant !== tenant) throw new Problem("forbidden", { detail: "Not yours." });
        return true;
      },
    },
  },
  {
    name: "wrong-allow",
    sentence: "Allow names a method that there is not.",
    steps: {
      refusal: (match, method, path) =>
        match.kind === "no-method"
          ? new Problem("method-not-allowed", { detail: "Not that.", headers: { Allow: "GET, TRACE" } })
          : STEPS.refusal(match, method, path),
    },
  },
  {
    name: "no-allow",
    sentence: "A 405 comes without Allow.",
    answer: refusals(405, (answer) => {
      delete answer.headers.Allow;
    }),
  },
  {
    name: "no-method-is-200",
    sentence: "A method that there is not is answered with 200.",
    answer: refusals(405, (answer) => {
      answer.status = 200;
      answer.body = {};
    }),
  },
  {
    name: "no-method-is-500",
    sentence: "A method that there is not makes the server fail.",
    answer: refusals(405, (answer) => {
      answer.status = 500;
    }),
  },
  {
    name: "head-differs",
    sentence: "HEAD says another length than GET.",
    answer: (answer, { head }) => {
      if (head.method === "HEAD") answer.headers["Content-Length"] = "7";
    },
  },
  {
    name: "head-without-etag",
    sentence: "HEAD has no ETag where GET has one.",
    answer: (answer, { head }) => {
      if (head.method === "HEAD") delete answer.headers.ETag;
    },
  },
  {
    name: "head-refused",
    sentence: "HEAD is answered with 404.",
    answer: (answer, { head }) => {
      if (head.method === "HEAD") answer.status = 404;
    },
  },
  {
    name: "head-with-body",
    sentence: "HEAD is answered with a body.",
    steps: {
      send: (response, answer, head) => {
        if (head.method !== "HEAD") return STEPS.send(response, answer, head);
        const body = JSON.stringify(answer.body ?? "");
        const lines = Object.entries({ ...answer.headers, "Content-Length": String(body.length) }).map(
          ([name, value]) => `${name}: ${value}`,
        );
        response.socket?.end(`HTTP/1.1 ${answer.status} OK\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
      },
    },
  },
  {
    name: "wrong-length",
    sentence: "Content-Length is smaller than the body.",
    answer: (answer, { operation }) => {
      if (operation?.id === "getHealth" && answer.body) answer.headers["Content-Length"] = "5";
    },
  },
  {
    name: "fails-on-unicode",
    sentence: "Text beyond ASCII makes the server fail.",
    parts: failsOn((text) => /[^\x20-\x7e]/.test(text)),
  },
  {
    name: "fails-on-emoji",
    sentence: "An emoji makes the server fail.",
    parts: failsOn((text) => /[\u{10000}-\u{10ffff}]/u.test(text)),
  },
  { name: "fails-on-nul", sentence: "NUL makes the server fail.", parts: failsOn((text) => text.includes("\0")) },
  {
    name: "fails-on-quote",
    sentence: "An apostrophe makes the server fail.",
    parts: failsOn((text) => text.includes("'")),
  },
  {
    name: "fails-on-percent",
    sentence: "A percent sign makes the server fail.",
    parts: failsOn((text) => text.includes("%")),
  },
  {
    name: "fails-on-long",
    sentence: "A text of more than 79 characters makes the server fail.",
    parts: failsOn((text) => text.length > 79),
  },
  {
    name: "fails-on-huge-number",
    sentence: "A huge number makes the server fail.",
    steps: failsOnBody((value) => typeof value === "number" && Math.abs(value) > 2 ** 31),
  },
  {
    name: "fails-on-negative",
    sentence: "A number below zero makes the server fail.",
    steps: failsOnBody((value) => typeof value === "number" && value < 0),
  },
  {
    name: "fails-on-empty-list",
    sentence: "An empty list makes the server fail.",
    steps: failsOnBody((value) => Array.isArray(value) && value.length === 0),
  },
  {
    name: "fails-on-empty-object",
    sentence: "An empty object makes the server fail.",
    steps: failsOnBody(
      (value) =>
        typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0,
    ),
  },
  { name: "fails-on-null", sentence: "null makes the server fail.", steps: failsOnBody((value) => value === null) },
  {
    name: "fails-on-deep-nesting",
    sentence: "Deep nesting makes the server fail.",
    steps: failsOnBody(
      (() => {
        const depth = (value: unknown): number =>
          typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
        return (value) => depth(value) > 10;
      })(),
    ),
  },
  {
    name: "fails-on-large-offset",
    sentence: "A large offset makes the server fail.",
    parts: {
      page: (items, page) => {
        if (page.offset > 10_000) throw new Error("It failed.");
        return PARTS.page(items, page);
      },
    },
  },
  {
    name: "fails-without-body",
    sentence: "A missing body makes the server fail.",
    steps: {
      violations: (contract, operation, media, parts) => {
        if (operation.requestBody && !media) throw new Error("It failed.");
        return STEPS.violations(contract, operation, media, parts);
      },
    },
  },
  {
    name: "fails-on-broken-json",
    sentence: "A body that is no JSON makes the server fail.",
    steps: {
      readBody: (...given) => {
        try {
          return STEPS.readBody(...given);
        } catch {
          throw new Error("It failed.");
        }
      },
    },
  },
  {
    name: "fails-on-list-body",
    sentence: "A list for a body makes the server fail.",
    steps: {
      readBody: (...given) => {
        const body = STEPS.readBody(...given);
        if (Array.isArray(body)) throw new Error("It failed.");
        return body;
      },
    },
  },
  {
    name: "fails-on-bad-id",
    sentence: "An id of another form makes the server fail.",
    document: (document) => {
      delete document.components.parameters.TaskId.schema.format;
    },
    parts: { isInProject: (task, id) => PARTS.isInProject(task, id) },
    steps: {
      readParameters: (...given) => {
        const read = STEPS.readParameters(...given);
        const id = read.parts.path.task_id;
        if (id !== undefined && !/^[0-9a-f-]{36}$/i.test(String(id))) throw new Error("It failed.");
        return read;
      },
    },
  },
  {
    name: "fails-on-repeated-parameter",
    sentence: "A parameter that comes twice makes the server fail.",
    steps: failsOnQuery(/(?:^|&)(\w+)=[^&]*&(?:.*&)?\1=/),
  },
  {
    name: "fails-on-brackets",
    sentence: "A parameter with a key in brackets makes the server fail.",
    steps: failsOnQuery(/(?:\[|%5B)\w+(?:\]|%5D)=/i),
  },
  {
    name: "slow-on-long-text",
    sentence: "Long texts take more than a second.",
    parts: {
      text: (value) => {
        if (value.length > 70) {
          const until = performance.now() + 1_500;
          while (performance.now() < until);
        }
        return value;
      },
    },
  },
  {
    name: "hangs-on-empty-page",
    sentence: "An empty page is never answered.",
    steps: {
      send: (response, answer, head) => {
        const list = (answer.body as { data?: unknown[] } | undefined)?.data;
        if (!(list?.length === 0 && head.query.includes("offset="))) STEPS.send(response, answer, head);
      },
    },
  },
  {
    name: "grows",
    sentence: "Every request is kept in memory.",
    steps: {
      send: (() => {
        const kept: unknown[] = [];
        return (response, answer, head) => {
          kept.push(new Array(4_000).fill(head.path));
          STEPS.send(response, answer, head);
        };
      })(),
    },
  },
];
