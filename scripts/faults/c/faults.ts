/** What the Depot server can be made to do wrong, one at a time. */
import { Problem } from "@cantus/contract";
import { type Fault, STEPS } from "../app.ts";
import { answers, drop, refusals, set } from "../edit.ts";
import { type Article, type Body, PARTS, type Parts } from "./parts.ts";

const ARTICLE = "components.schemas.ArticleInput";
const REVIEW = "components.schemas.ReviewInput";

const withAttributes = (article: Article, attributes: Body): Article => ({
  ...article,
  attributes: { ...article.attributes, ...attributes },
});

const without = (value: Body, ...names: string[]): Body =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** A body that says this is refused. */
const refusing = (pattern: RegExp): Fault<Parts>["steps"] => ({
  readBody: (...given) => {
    if (pattern.test(new TextDecoder().decode(given[4]))) throw new Problem("invalid-request", { detail: "No." });
    return STEPS.readBody(...given);
  },
});

export const FAULTS: readonly Fault<Parts>[] = [
  {
    name: "attributes-flat",
    sentence: "The attributes of an article stand beside its id.",
    answer: answers("articles-show", 200, ({ body }) => {
      body.data = { ...body.data, ...body.data.attributes };
    }),
  },
  {
    name: "next-is-missing",
    sentence: "The links of the last page have no next.",
    answer: answers("articles-list", 200, ({ body }) => {
      if (body.links.next === null) delete body.links.next;
    }),
  },
  {
    name: "total-as-text",
    sentence: "The total is text.",
    answer: answers("articles-list", 200, ({ body }) => {
      body.meta["total-items"] = String(body.meta["total-items"]);
    }),
  },
  {
    name: "no-total-count",
    sentence: "The list of reviews has no Total-Count.",
    answer: answers("reviews-list", 200, (a) => {
      delete a.headers["Total-Count"];
    }),
  },
  {
    name: "problem-as-json",
    sentence: "Refusals are sent as application/json.",
    answer: refusals(404, (a) => {
      a.headers["Content-Type"] = "application/json";
    }),
  },
  {
    name: "problem-of-another-status",
    sentence: "The problem details of a 404 say 400.",
    answer: refusals(404, ({ body }) => {
      body.status = 400;
    }),
  },
  {
    name: "etag-unquoted",
    sentence: "ETags have no quotes.",
    parts: { etag: ({ id, version }) => `${id}-${version}` },
  },
  {
    name: "add-is-200",
    sentence: "Adding an article answers 200.",
    answer: answers("articles-add", 201, (a) => {
      a.status = 200;
    }),
  },
  {
    name: "add-without-location",
    sentence: "A new article is answered without Location.",
    answer: answers("articles-add", 201, (a) => {
      delete a.headers.Location;
    }),
  },
  {
    name: "location-leads-nowhere",
    sentence: "Location has a slash too many.",
    parts: { location: (path) => `${path}/` },
  },
  {
    name: "location-of-list",
    sentence: "Location is the list.",
    parts: { location: (path) => path.replace(/\/[^/]*$/, "") },
  },
  {
    name: "title-trimmed-short",
    sentence: "Titles are cut after 30 characters.",
    parts: {
      toAttributes: (given, now) => ({ ...PARTS.toAttributes(given, now), title: String(given.title).slice(0, 30) }),
    },
  },
  {
    name: "summary-dropped",
    sentence: "The summary of a new article is not kept.",
    parts: { toAttributes: (given, now) => PARTS.toAttributes(without(given, "summary"), now) },
  },
  {
    name: "colors-sorted-away",
    sentence: "Only the first color is kept.",
    parts: {
      toAttributes: (given, now) => ({
        ...PARTS.toAttributes(given, now),
        ...(Array.isArray(given.colors) && { colors: given.colors.slice(0, 1) }),
      }),
    },
  },
  {
    name: "price-rounded",
    sentence: "Prices are kept in hundreds.",
    parts: {
      toAttributes: (given, now) => ({
        ...PARTS.toAttributes(given, now),
        price: Math.floor(Number(given.price) / 100) * 100,
      }),
    },
  },
  {
    name: "not-kept",
    sentence: "A new article is answered and not kept.",
    parts: { keep: (state, article) => void (article.version > 1 && PARTS.keep(state, article)) },
  },
  {
    name: "change-not-kept",
    sentence: "A change is answered and not kept.",
    parts: { keep: (state, article) => void (article.version === 1 && PARTS.keep(state, article)) },
  },
  {
    name: "change-forgets",
    sentence: "A change forgets what is not sent.",
    parts: {
      changed: (attributes, given) => ({
        ...given,
        title: given.title ?? attributes.title,
        price: given.price ?? attributes.price,
        state: attributes.state,
        created: attributes.created,
      }),
    },
  },
  {
    name: "zero-price-ignored",
    sentence: "A change of the price to 0 is not made.",
    parts: {
      changed: (attributes, given) => ({ ...attributes, ...(given.price === 0 ? without(given, "price") : given) }),
    },
  },
  {
    name: "change-renews",
    sentence: "A change changes when it was created.",
    parts: { changed: (attributes, given) => ({ ...attributes, ...given, created: new Date().toISOString() }) },
  },
  {
    name: "etag-fixed",
    sentence: "The ETag stays the same.",
    parts: { etag: ({ id }) => `"${id}"` },
  },
  { name: "if-match-ignored", sentence: "Any If-Match is right.", parts: { isOther: () => false } },
  {
    name: "if-match-optional",
    sentence: "Without If-Match it is changed, too.",
    document: (document) => {
      document.paths["/articles/{article-id}"].patch.parameters[0].required = false;
    },
    parts: { isOther: (named, etag) => named !== undefined && PARTS.isOther(named, etag) },
  },
  { name: "gone-still-there", sentence: "What is out can still be read.", parts: { isGone: () => false } },
  {
    name: "gone-still-changed",
    sentence: "What is out can still be changed.",
    parts: { isGone: (article, operation) => article.isOut && operation !== "articles-change" },
  },
  {
    name: "gone-still-listed",
    sentence: "What is out is still listed.",
    parts: { isListed: (article, shop) => article.shop === shop },
  },
  {
    name: "reviews-stay",
    sentence: "The reviews of what is out can still be read.",
    parts: {
      drop: (state, article) => void state.articles.set(article.id, { ...article, isOut: true }),
      isGone: (article, operation) => article.isOut && !operation.startsWith("reviews-"),
    },
  },
  {
    name: "size-ignored",
    sentence: "The size of a page is always 10.",
    parts: { page: (items, start) => items.slice(start, start + 10) },
  },
  {
    name: "page-overlaps",
    sentence: "A page begins with the last of the one before.",
    parts: { page: (items, start, size) => items.slice(Math.max(0, start - 1), start + size) },
  },
  {
    name: "page-skips",
    sentence: "A page begins one too late.",
    parts: { next: (start, size, count) => PARTS.next(start + 1, size, count) },
  },
  {
    name: "next-ends-early",
    sentence: "The last page of reviews is never told of.",
    parts: { nextReviews: (start, size, count) => PARTS.nextReviews(start, size, count - size) },
  },
  {
    name: "reviews-repeat",
    sentence: "The token of reviews leads to the first page again.",
    parts: { nextReviews: (start, size, count) => PARTS.nextReviews(start, size, count) && "0" },
  },
  {
    name: "total-of-page",
    sentence: "The totals are one too small.",
    parts: { total: (matching) => Math.max(0, matching.length - 1) },
  },
  {
    name: "state-ignored",
    sentence: "The filter by state is ignored.",
    parts: { isWanted: (article, query) => PARTS.isWanted(article, without(query, "filter[state]")) },
  },
  {
    name: "price-from-above",
    sentence: "The filter by price is ignored.",
    parts: { isWanted: (article, query) => PARTS.isWanted(article, without(query, "price-from")) },
  },
  {
    name: "stars-first-only",
    sentence: "The filter by stars is ignored.",
    parts: { isWantedReview: () => true },
  },
  {
    name: "stars-hide",
    sentence: "The filter by stars misses 5.",
    parts: {
      isWantedReview: (review, query) =>
        PARTS.isWantedReview(review, query) && !(query.stars !== undefined && review.value.stars === 5),
    },
  },
  {
    name: "sort-ignored",
    sentence: "Articles are always in the order in which they were made.",
    parts: { sorted: (articles) => PARTS.sorted(articles, "created") },
  },
  {
    name: "minus-ignored",
    sentence: "A minus in sort is ignored.",
    parts: { sorted: (articles, sort) => PARTS.sorted(articles, sort.replace("-", "")) },
  },
  {
    name: "list-shows-old-title",
    sentence: "The list shows titles in capitals.",
    parts: {
      show: (article, where) =>
        PARTS.show(
          where === "alone"
            ? article
            : withAttributes(article, { title: String(article.attributes.title).toUpperCase() }),
          where,
        ),
    },
  },
  {
    name: "foreign-read",
    sentence: "Another shop can read an article.",
    parts: {
      isAllowed: (article, shop, operation) =>
        operation === "articles-show" || PARTS.isAllowed(article, shop, operation),
    },
  },
  {
    name: "foreign-list",
    sentence: "Another shop has it in the list.",
    parts: { isListed: (article) => !article.isOut },
  },
  {
    name: "foreign-drop",
    sentence: "Another shop can take an article out.",
    parts: {
      isAllowed: (article, shop, operation) =>
        operation === "articles-drop" || PARTS.isAllowed(article, shop, operation),
    },
  },
  {
    name: "foreign-publish",
    sentence: "Another shop can offer an article.",
    parts: {
      isAllowed: (article, shop, operation) =>
        operation === "articles-publish" || PARTS.isAllowed(article, shop, operation),
    },
  },
  {
    name: "foreign-reviews",
    sentence: "Another shop can read the reviews of an article.",
    parts: {
      isAllowed: (article, shop, operation) =>
        operation === "reviews-list" || PARTS.isAllowed(article, shop, operation),
    },
  },
  {
    name: "foreign-export",
    sentence: "Another shop can read an export.",
    parts: { canSeeExport: () => true },
  },
  {
    name: "shared-profile",
    sentence: "There is one profile for all shops.",
    parts: { profileKey: () => "all" },
  },
  {
    name: "profile-without-website",
    sentence: "The website of the profile is not kept.",
    parts: { toProfile: (given) => without(given, "website") },
  },
  {
    name: "key-ignored",
    sentence: "The same key starts another export.",
    parts: { startKey: () => undefined },
  },
  {
    name: "key-of-all",
    sentence: "The key of another shop leads to its export.",
    parts: { startKey: (_, key) => (key === undefined ? undefined : String(key)) },
  },
  {
    name: "export-never-moves",
    sentence: "An export is at once what is not declared.",
    parts: { progressOf: (reads) => (reads < 2 ? "waiting" : "done") },
  },
  {
    name: "export-loses-note",
    sentence: "The note of an export is lost.",
    parts: { toExport: (given, id) => PARTS.toExport(without(given, "note"), id) },
  },
  { name: "export-not-stopped", sentence: "A stopped export is still there.", parts: { stop: () => {} } },
  {
    name: "review-not-dropped",
    sentence: "A review that was taken back is still there.",
    parts: { dropReview: () => {} },
  },
  {
    name: "review-of-any-article",
    sentence: "A review can be read below another article.",
    parts: { isOfArticle: () => true },
  },
  {
    name: "accepts-six-stars",
    sentence: "6 stars are accepted.",
    document: drop(`${REVIEW}.properties.stars`, "maximum"),
  },
  {
    name: "accepts-any-gtin",
    sentence: "Any GTIN is accepted.",
    document: drop(`${ARTICLE}.properties.gtin`, "pattern"),
  },
  {
    name: "accepts-more-attributes",
    sentence: "Attributes that nobody declared are accepted.",
    document: set(ARTICLE, { additionalProperties: true }),
  },
  {
    name: "accepts-any-type",
    sentence: "Any type of data is accepted.",
    document: drop(
      "components.requestBodies.Article.content[application/vnd.api+json].schema.properties.data.properties.type",
      "const",
    ),
  },
  { name: "refuses-plus", sentence: "An address with a plus is refused.", steps: refusing(/"by":"[^"]*\+list/) },
  { name: "refuses-fraction", sentence: "A time with a fraction is refused.", steps: refusing(/"opens-at":"[^"]*\./) },
  {
    name: "refuses-free",
    sentence: "A price of 0 is refused.",
    document: set(`${ARTICLE}.properties.price`, { minimum: 1 }),
  },
  {
    name: "fails-without-summary-text",
    sentence: "An empty summary makes the server fail.",
    parts: {
      toAttributes(given, now) {
        if (given.summary === "") throw new Error("Nothing to show.");
        return PARTS.toAttributes(given, now);
      },
    },
  },
  {
    name: "fails-on-odd-token",
    sentence: "A token that it did not give makes the server fail.",
    parts: {
      startOf(token) {
        const start = PARTS.startOf(token);
        if (token !== undefined && start === 0) throw new Error("No such page.");
        return start;
      },
    },
  },
  {
    name: "profile-for-anybody",
    sentence: "The profile is told to anybody with a token.",
    steps: {
      tenant: (contract, operation, head, tenants) =>
        operation.id === "profile-show" && /^Bearer ./.test(head.headers.authorization as string)
          ? "one"
          : STEPS.tenant(contract, operation, head, tenants),
    },
  },
];
