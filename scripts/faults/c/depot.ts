/** The Depot server: keeps `openapi.yaml`, its state in memory. */
import { Problem } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import type { Answer, Call, Handler, Service } from "../app.ts";
import { type Article, type Body, type Export, PARTS, type Parts, type Review, type State } from "./parts.ts";

export const contract = await readContract(new URL("openapi.yaml", import.meta.url).pathname);

export const depot: Service<Parts> = {
  document: contract.document,
  tenants: { "shop-one-7f2c9e41": "one", "shop-two-b8d06a35": "two" },
  parts: PARTS,
  createHandlers,
  refusesUnknownQuery: false,
  mediaTypeOfErrors: "application/problem+json",
  render: ({ status, code, message, violations }) => ({
    type: "about:blank",
    title: code,
    status,
    detail: message,
    ...(violations.length > 0 && { errors: violations.map(({ pointer, message }) => ({ pointer, detail: message })) }),
  }),
};

const WRAPPED = { "Content-Type": "application/vnd.api+json" };
const DEFAULT_PROFILE: Body = { "display-name": "A shop" };

function createHandlers(parts: Parts): Record<string, Handler> {
  const state: State = {
    articles: new Map(),
    reviews: new Map(),
    exports: new Map(),
    started: new Map(),
    profiles: new Map(),
    made: 0,
  };
  const text = (size: number) => (state.made * 2_654_435 + 1_679_616).toString(36).padStart(size, "0").slice(-size);
  const answer = (status: number, body?: unknown, headers: Record<string, string> = {}): Answer => ({
    status,
    headers,
    body,
  });

  const articleOf = ({ path, tenant, operation }: Call): Article => {
    const article = state.articles.get(String(path["article-id"]));
    if (!article) throw new Problem("not-found", { detail: "There is no such article." });
    if (!parts.isAllowed(article, tenant, operation.id)) {
      throw new Problem("forbidden", { detail: "It is another shop's." });
    }
    if (parts.isGone(article, operation.id)) {
      throw new Problem("not-found", { status: 410, detail: "It was taken out." });
    }
    return article;
  };
  const reviewOf = (call: Call): Review => {
    const { id } = articleOf(call);
    const review = state.reviews.get(Number(call.path["review-id"]));
    if (!review || !parts.isOfArticle(review, id)) throw new Problem("not-found", { detail: "No such review." });
    return review;
  };
  const exportOf = ({ path, tenant }: Call): Export => {
    const found = state.exports.get(String(path["export-id"]));
    if (!found || !parts.canSeeExport(found, tenant)) throw new Problem("not-found", { detail: "No such export." });
    return found;
  };
  const shown = (article: Article): Answer =>
    answer(200, { data: parts.show(article, "alone") }, { ...WRAPPED, ETag: parts.etag(article) });
  const attributesIn = ({ body }: Call): Body => (body as { data: { attributes: Body } }).data.attributes;
  const shownExport = ({ value, reads }: Export): Body => ({ ...value, progress: parts.progressOf(reads) });

  return {
    "articles-list"({ head, query, tenant }) {
      const listed = [...state.articles.values()].filter((article) => parts.isListed(article, tenant));
      const wanted = listed.filter((article) => parts.isWanted(article, query));
      const [start, size] = [parts.startOf(query["page[after]"]), Number(query["page[size]"] ?? 10)];
      const found = parts.page(parts.sorted(wanted, String(query.sort ?? "created")), start, size);
      const token = parts.next(start, size, wanted.length);
      const following = new URLSearchParams(head.query);
      if (token !== undefined) following.set("page[after]", token);
      const links = {
        self: `${head.path}${head.query && `?${head.query}`}`,
        next: token === undefined ? null : `${head.path}?${following}`,
      };
      const data = found.map((article) => parts.show(article, "in a list"));
      return answer(200, { data, meta: { "total-items": parts.total(wanted) }, links }, { ...WRAPPED });
    },
    "articles-add"(call) {
      state.made++;
      const article: Article = {
        shop: call.tenant,
        id: `art_${text(8).toUpperCase()}`,
        order: state.made,
        version: 1,
        isOut: false,
        attributes: parts.toAttributes(attributesIn(call), parts.now()),
      };
      parts.keep(state, article);
      return answer(201, undefined, { Location: parts.location(`/articles/${article.id}`) });
    },
    "articles-show": (call) => shown(articleOf(call)),
    "articles-change"(call) {
      const article = articleOf(call);
      if (parts.isOther(call.header["If-Match"], parts.etag(article))) {
        throw new Problem("conflict", { status: 412, detail: "It has changed meanwhile." });
      }
      const attributes = parts.changed(article.attributes, attributesIn(call));
      const next = { ...article, version: article.version + 1, attributes };
      parts.keep(state, next);
      return shown(next);
    },
    "articles-drop"(call) {
      parts.drop(state, articleOf(call));
      return answer(204);
    },
    "articles-publish"(call) {
      const article = articleOf(call);
      parts.keep(state, {
        ...article,
        version: article.version + 1,
        attributes: parts.published(article.attributes),
      });
      return answer(204);
    },
    "reviews-list"(call) {
      const { id } = articleOf(call);
      const own = [...state.reviews.values()].filter((review) => parts.isOfArticle(review, id));
      const wanted = parts.ordered(own.filter((review) => parts.isWantedReview(review, call.query)));
      const start = Number.parseInt(String(call.query.page_token ?? "0"), 16);
      const size = Number(call.query.max_results ?? 5);
      const token = parts.nextReviews(start, size, wanted.length);
      const reviews = parts.page(wanted, start, size).map(({ value }) => value);
      const body = { reviews, ...(token !== undefined && { next_page_token: token }) };
      return answer(200, body, { "Total-Count": String(parts.total(wanted)) });
    },
    "reviews-add"(call) {
      const { id } = articleOf(call);
      state.made++;
      const value = parts.toReview(call.body as Body, state.made, parts.now());
      state.reviews.set(Number(value.review_id), { article: id, value });
      return answer(201, value);
    },
    "reviews-show": (call) => answer(200, reviewOf(call).value),
    "reviews-drop"(call) {
      parts.dropReview(state, Number(reviewOf(call).value.review_id));
      return answer(204);
    },
    "exports-start"(call) {
      const key = parts.startKey(call.tenant, call.header["X-Idempotency-Key"]);
      const earlier = key === undefined ? undefined : state.exports.get(state.started.get(key) ?? "");
      const found = earlier ?? { shop: call.tenant, value: startExport(call), reads: 0 };
      const id = String(found.value.export_id);
      state.exports.set(id, found);
      if (key !== undefined) state.started.set(key, id);
      return answer(202, shownExport(found), { Location: parts.location(`/exports/${id}`) });
    },
    "exports-show"(call) {
      const found = exportOf(call);
      const read = { ...found, reads: found.reads + 1 };
      state.exports.set(String(found.value.export_id), read);
      return answer(200, shownExport(read));
    },
    "exports-stop"(call) {
      parts.stop(state, String(exportOf(call).value.export_id));
      return answer(204);
    },
    "profile-show": ({ tenant }) => answer(200, state.profiles.get(parts.profileKey(tenant)) ?? DEFAULT_PROFILE),
    "profile-set"({ body, tenant }) {
      const key = parts.profileKey(tenant);
      const profile = parts.toProfile(body as Body, state.profiles.get(key) ?? DEFAULT_PROFILE);
      state.profiles.set(key, profile);
      return answer(200, profile);
    },
    ping: () => answer(200, "pong"),
  };

  function startExport({ body }: Call): Body {
    state.made++;
    return parts.toExport(body as Body, `exp-${text(6)}`);
  }
}
