/** What the Depot server is made of: each of these is one thing that a correct server does right. */
export type Body = Record<string, unknown>;

export interface Article {
  readonly shop: string;
  readonly id: string;
  /** In which it was made. */
  readonly order: number;
  readonly version: number;
  readonly isOut: boolean;
  readonly attributes: Body;
}

export interface Review {
  readonly article: string;
  readonly value: Body;
}

export interface Export {
  readonly shop: string;
  readonly value: Body;
  readonly reads: number;
}

export interface State {
  readonly articles: Map<string, Article>;
  readonly reviews: Map<number, Review>;
  readonly exports: Map<string, Export>;
  /** What was started with a key, by shop and key. */
  readonly started: Map<string, string>;
  readonly profiles: Map<string, Body>;
  made: number;
}

export const PARTS = {
  now: (): string => new Date().toISOString(),

  toAttributes: (given: Body, now: string): Body => ({ ...given, state: "draft", created: now }),

  changed: (attributes: Body, given: Body): Body => ({ ...attributes, ...given }),

  published: (attributes: Body): Body => ({ ...attributes, state: "offered" }),

  keep(state: State, article: Article): void {
    state.articles.set(article.id, article);
  },

  isAllowed: (article: Article, shop: string, _operation: string): boolean => article.shop === shop,

  isListed: (article: Article, shop: string): boolean => article.shop === shop && !article.isOut,

  isGone: (article: Article, _operation: string): boolean => article.isOut,

  isWanted: ({ attributes }: Article, query: Body): boolean =>
    (query["filter[state]"] === undefined || attributes.state === query["filter[state]"]) &&
    (query["price-from"] === undefined || Number(attributes.price) >= Number(query["price-from"])),

  sorted(articles: readonly Article[], sort: string): Article[] {
    const [sign, by] = sort.startsWith("-") ? [-1, sort.slice(1)] : [1, sort];
    const keyOf = ({ attributes, order }: Article) => (by === "created" ? order : attributes[by]) as number;
    return articles.toSorted((a, b) => sign * (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : a.order - b.order));
  },

  /** Where a page of articles begins. */
  startOf: (token: unknown): number =>
    token === undefined ? 0 : Number(Buffer.from(String(token), "base64url").toString()) || 0,

  page: <Item>(items: readonly Item[], start: number, size: number): Item[] => items.slice(start, start + size),

  /** The token of the page after this one. */
  next: (start: number, size: number, count: number): string | undefined =>
    start + size < count ? Buffer.from(String(start + size)).toString("base64url") : undefined,

  nextReviews: (start: number, size: number, count: number): string | undefined =>
    start + size < count ? (start + size).toString(16) : undefined,

  total: (matching: readonly unknown[]): number => matching.length,

  etag: ({ id, version }: Article): string => `"${id}-${version}"`,

  isOther: (named: unknown, etag: string): boolean => named !== "*" && named !== etag,

  show: ({ id, attributes }: Article, _where: "alone" | "in a list"): Body => ({ type: "articles", id, attributes }),

  drop(state: State, article: Article): void {
    state.articles.set(article.id, { ...article, isOut: true });
    for (const [id, review] of state.reviews) if (review.article === article.id) state.reviews.delete(id);
  },

  location: (path: string): string => path,

  toReview: (given: Body, id: number, now: string): Body => ({ ...given, review_id: id, said_at: now }),

  isOfArticle: (review: Review, article: string): boolean => review.article === article,

  isWantedReview: ({ value }: Review, query: Body): boolean =>
    query.stars === undefined || (query.stars as unknown[]).includes(value.stars),

  ordered: (reviews: readonly Review[]): Review[] => reviews.toReversed(),

  dropReview(state: State, id: number): void {
    state.reviews.delete(id);
  },

  startKey: (shop: string, key: unknown): string | undefined => (key === undefined ? undefined : `${shop} ${key}`),

  canSeeExport: (one: Export, shop: string): boolean => one.shop === shop,

  progressOf: (reads: number): string => (reads < 2 ? "waiting" : reads < 4 ? "working" : "finished"),

  toExport: (given: Body, id: string): Body => ({ ...given, export_id: id }),

  stop(state: State, id: string): void {
    state.exports.delete(id);
  },

  profileKey: (shop: string): string => shop,

  toProfile: (given: Body, _earlier: Body): Body => given,
};

export type Parts = typeof PARTS;
